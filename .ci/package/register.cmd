@echo off
rem Lets .plab and .plesson files open Perceptron Lab, for this person alone; /remove undoes it.
setlocal
set "classes=HKCU\Software\Classes"
set "name=PerceptronLab.File"
if /i "%~1"=="/remove" goto remove
reg add "%classes%\%name%" /ve /d "Perceptron Lab" /f >nul
reg add "%classes%\%name%\DefaultIcon" /ve /d "\"%~dp0perceptron-lab.exe\",0" /f >nul
reg add "%classes%\%name%\shell\open\command" /ve /d "\"%~dp0perceptron-lab.exe\" \"%%1\"" /f >nul
for %%e in (plab plesson) do reg add "%classes%\.%%e" /ve /d "%name%" /f >nul
echo .plab and .plesson files open Perceptron Lab now.
goto :eof
:remove
reg delete "%classes%\%name%" /f >nul
for %%e in (plab plesson) do reg delete "%classes%\.%%e" /f >nul
echo .plab and .plesson files no longer open Perceptron Lab.
