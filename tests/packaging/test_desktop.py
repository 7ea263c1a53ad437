"""What a desktop is told of the program: its names, icons and kinds of files."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from engine import VERSION
from gui.app.application import DESKTOP_FILE
from gui.registry.file_kinds import is_lesson

ROOT = Path(__file__).parents[2]
DESKTOP, ICONS = ROOT / "resources" / "desktop", ROOT / "resources" / "icons"
ENTRY = DESKTOP / f"{DESKTOP_FILE}.desktop"
METAINFO = DESKTOP / f"{DESKTOP_FILE}.metainfo.xml"


def needs(tool, package):
    missing = shutil.which(tool) is None
    return pytest.mark.skipif(missing, reason=f"{tool} is missing, of the package {package}")


def passes(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs("desktop-file-validate", "desktop-file-utils")
def test_the_desktop_file_is_valid():
    passes("desktop-file-validate", ENTRY)


@needs("appstreamcli", "appstream")
def test_the_metadata_are_valid():
    passes("appstreamcli", "validate", "--no-net", METAINFO)


def test_every_file_names_the_same_program_version_and_kinds_of_files():
    meta = ET.parse(METAINFO).getroot()
    assert meta.findtext("id") == DESKTOP_FILE
    assert meta.find("releases/release").get("version") == VERSION
    mime = ET.parse(DESKTOP / f"{DESKTOP_FILE}.mime.xml").getroot()
    kinds = {one.get("type"): one for one in mime if one.tag.endswith("mime-type")}
    entry = ENTRY.read_text(encoding="utf-8")
    assert f"Icon={DESKTOP_FILE}" in entry
    assert all(f"{kind};" in entry for kind in kinds)
    assert {one.text for one in meta.findall("provides/mediatype")} == kinds.keys()
    ends = {glob.get("pattern") for one in kinds.values() for glob in one if "glob" in glob.tag}
    assert ends == {"*.plab", "*.plesson"}


def test_the_icon_is_there_in_each_size_and_in_each_systems_own_kind():
    for side in (16, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(ICONS / f"perceptron-lab-{side}.png") as picture:
            assert picture.size == (side, side)
            assert picture.getpixel((0, 0))[3] == 0
            assert len(picture.convert("RGB").resize((16, 16)).getcolors()) > 20
    with Image.open(ICONS / "perceptron-lab.ico") as picture:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= picture.ico.sizes()
    with Image.open(ICONS / "perceptron-lab.icns") as picture:
        assert {(128, 128, 1), (256, 256, 1), (512, 512, 1)} <= set(picture.info["sizes"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these folders")
def test_the_folder_puts_itself_into_the_menu_and_takes_itself_out_again(tmp_path):
    folder, share = tmp_path / "my lab & co 100%", tmp_path / "share"
    shutil.copytree(DESKTOP, folder / "desktop")
    for picture in ICONS.glob("*.[ps][nv]g"):
        shutil.copy2(picture, folder / "desktop")
    script = shutil.copy2(ROOT / ".ci" / "package" / "install-desktop.sh", folder)
    environment = {"PATH": os.environ["PATH"], "XDG_DATA_HOME": str(share)}
    subprocess.run(["sh", script], env=environment, check=True, capture_output=True)
    entry = share / "applications" / ENTRY.name
    started = str(folder / "perceptron-lab").replace("%", "%%")
    assert f'Exec="{started}" %f\n' in entry.read_text(encoding="utf-8")
    assert (share / "mime" / "packages" / f"{DESKTOP_FILE}.xml").is_file()
    icons = list((share / "icons" / "hicolor").rglob(f"{DESKTOP_FILE}.*"))
    assert len(icons) == 9
    subprocess.run(["sh", script, "--remove"], env=environment, check=True, capture_output=True)
    left = [path for path in share.rglob(f"{DESKTOP_FILE}*") if path.is_file()]
    assert left == []


def test_a_lesson_made_to_be_double_clicked_is_a_lesson():
    assert is_lesson(Path("mine.plesson"))
    assert is_lesson(Path("mine.TOML"))
    assert not is_lesson(Path("mine.plab"))
