<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>Actions</name>
    <message>
        <source>Laboratory</source>
        <translation>Laboratoire</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoïde</translation>
    </message>
    <message>
        <source>&amp;Open plants…</source>
        <translation>&amp;Ouvrir des plantes…</translation>
    </message>
    <message>
        <source>&amp;Save plants…</source>
        <translation>&amp;Enregistrer les plantes…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>Select the &amp;next plant</source>
        <translation>Plante &amp;suivante</translation>
    </message>
    <message>
        <source>Select the &amp;previous plant</source>
        <translation>Plante &amp;précédente</translation>
    </message>
    <message>
        <source>Change the &amp;kind</source>
        <translation>Changer d’&amp;espèce</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Remove the &amp;mystery plant</source>
        <translation>Enlever la plante &amp;inconnue</translation>
    </message>
    <message>
        <source>Remove all p&amp;lants</source>
        <translation>Enlever toutes &amp;les plantes</translation>
    </message>
    <message>
        <source>Place &amp;toxic plants (y = 1)</source>
        <translation>Placer des plantes &amp;toxiques (y = 1)</translation>
    </message>
    <message>
        <source>Click to place toxic plants; right-click for the other</source>
        <translation>Cliquez pour placer une plante toxique&#x202f;; clic droit pour l’autre espèce</translation>
    </message>
    <message>
        <source>Place n&amp;on-toxic plants (y = 0)</source>
        <translation>Placer des plantes n&amp;on toxiques (y = 0)</translation>
    </message>
    <message>
        <source>Click to place non-toxic plants; right-click for toxic</source>
        <translation>Cliquez pour placer une plante non toxique&#x202f;; clic droit pour une toxique</translation>
    </message>
    <message>
        <source>&amp;Mystery plant</source>
        <translation>Plante &amp;inconnue</translation>
    </message>
    <message>
        <source>Click to ask the neuron about a plant of unknown kind</source>
        <translation>Cliquez pour demander au neurone ce qu’il pense d’une plante inconnue</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Sélection</translation>
    </message>
    <message>
        <source>Click a plant or draw a band around several</source>
        <translation>Cliquez sur une plante, ou encadrez-en plusieurs</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinceau</translation>
    </message>
    <message>
        <source>Drag to spray many plants</source>
        <translation>Faites glisser pour semer beaucoup de plantes</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>One step &amp;on</source>
        <translation>Un pas en &amp;avant</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>Un pas en a&amp;rrière</translation>
    </message>
    <message>
        <source>&amp;Rewind to the same start</source>
        <translation>Revenir au même &amp;départ</translation>
    </message>
    <message>
        <source>New random &amp;start</source>
        <translation>Nouveau départ au &amp;hasard</translation>
    </message>
    <message>
        <source>Start from &amp;zero</source>
        <translation>Partir de &amp;zéro</translation>
    </message>
    <message>
        <source>&amp;Clear earlier runs</source>
        <translation>&amp;Effacer les essais précédents</translation>
    </message>
    <message>
        <source>Shade by &amp;probability</source>
        <translation>Colorer selon la &amp;probabilité</translation>
    </message>
    <message>
        <source>Shade by &amp;region</source>
        <translation>Colorer selon la &amp;région</translation>
    </message>
    <message>
        <source>&amp;No shading</source>
        <translation>Sans c&amp;ouleur</translation>
    </message>
    <message>
        <source>&amp;Level lines</source>
        <translation>&amp;Lignes de niveau</translation>
    </message>
    <message>
        <source>&amp;Arrow of the weights</source>
        <translation>&amp;Flèche des poids</translation>
    </message>
    <message>
        <source>Mark &amp;wrong plants</source>
        <translation>&amp;Marquer les erreurs</translation>
    </message>
    <message>
        <source>&amp;Fit the plants</source>
        <translation>&amp;Cadrer les plantes</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Agrandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>&amp;Equal scale</source>
        <translation>Repère ort&amp;honormé</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic loss axis</source>
        <translation>Coût en échelle lo&amp;garithmique</translation>
    </message>
    <message>
        <source>Pro&amp;jector</source>
        <translation>Pro&amp;jeter</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le s&amp;ystème</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>&amp;Remettre les panneaux en place</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Touches et souris</translation>
    </message>
    <message>
        <source>&amp;About Perceptron Lab</source>
        <translation>À &amp;propos de Perceptron Lab</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Plants</source>
        <translation>&amp;Plantes</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>&amp;Exemples</translation>
    </message>
    <message>
        <source>&amp;Learning</source>
        <translation>A&amp;pprentissage</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Part of the &amp;course</source>
        <translation>Partie du &amp;cours</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Lan&amp;gue</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>Pa&amp;nneaux</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
</context>
<context>
    <name>ArrangementBar</name>
    <message>
        <source>Parts of the course</source>
        <translation>Parties du cours</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>place a plant</source>
        <translation>placer une plante</translation>
    </message>
    <message>
        <source>spray plants</source>
        <translation>semer des plantes</translation>
    </message>
    <message>
        <source>move</source>
        <translation>déplacer</translation>
    </message>
    <message>
        <source>change kind</source>
        <translation>changer d’espèce</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>supprimer</translation>
    </message>
    <message>
        <source>other plants</source>
        <translation>remplacement des plantes</translation>
    </message>
    <message>
        <source>mystery plant</source>
        <translation>plante inconnue</translation>
    </message>
    <message>
        <source>weights by hand</source>
        <translation>poids à la main</translation>
    </message>
    <message>
        <source>random start</source>
        <translation>départ au hasard</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>réglages</translation>
    </message>
    <message>
        <source>what a picture shows</source>
        <translation>ce que montre une figure</translation>
    </message>
    <message>
        <source>numbers in the table</source>
        <translation>nombres du tableau</translation>
    </message>
    <message>
        <source>clear earlier runs</source>
        <translation>effacer les essais</translation>
    </message>
</context>
<context>
    <name>Features</name>
    <message>
        <source>leaf width (cm)</source>
        <translation>largeur de la feuille (cm)</translation>
    </message>
    <message>
        <source>leaf length (cm)</source>
        <translation>longueur de la feuille (cm)</translation>
    </message>
    <message>
        <source>petal width (cm)</source>
        <translation>largeur du pétale (cm)</translation>
    </message>
    <message>
        <source>petal length (cm)</source>
        <translation>longueur du pétale (cm)</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Click to place a toxic plant, right-click for a non-toxic one.</source>
        <translation>Cliquez pour placer une plante toxique, clic droit pour une plante non toxique.</translation>
    </message>
    <message>
        <source>toxic</source>
        <translation>toxique</translation>
    </message>
    <message>
        <source>non-toxic</source>
        <translation>non toxique</translation>
    </message>
</context>
<context>
    <name>FieldView</name>
    <message>
        <source>Field of plants</source>
        <translation>Champ de plantes</translation>
    </message>
    <message>
        <source>Plants by leaf width and leaf length, and the decision boundary.</source>
        <translation>Les plantes selon la largeur et la longueur de leurs feuilles, et la frontière de décision.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open plants</source>
        <translation>Ouvrir des plantes</translation>
    </message>
    <message>
        <source>Save plants</source>
        <translation>Enregistrer les plantes</translation>
    </message>
    <message>
        <source>Plants (*.csv)</source>
        <translation>Plantes (*.csv)</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Touches et souris</translation>
    </message>
    <message>
        <source>A laboratory for one artificial neuron, under the MIT licence.

It is shown with Qt for Python (PySide6 {0}), used under the LGPL version 3, and drawn with pyqtgraph and NumPy.

Iris measurements: R. A. Fisher (1936), UCI Machine Learning Repository, CC BY 4.0.</source>
        <translation>Un laboratoire pour un seul neurone artificiel, sous licence MIT.

Il s’affiche grâce à Qt for Python (PySide6 {0}), utilisé sous licence LGPL version 3, et dessine avec pyqtgraph et NumPy.

Mesures des iris&#xa0;: R. A. Fisher (1936), UCI Machine Learning Repository, CC BY 4.0.</translation>
    </message>
    <message>
        <source>About Perceptron Lab</source>
        <translation>À propos de Perceptron Lab</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>place a plant of the chosen kind</source>
        <translation>placer une plante de l’espèce choisie</translation>
    </message>
    <message>
        <source>Right-click</source>
        <translation>Clic droit</translation>
    </message>
    <message>
        <source>place one of the other kind</source>
        <translation>en placer une de l’autre espèce</translation>
    </message>
    <message>
        <source>Double-click a plant</source>
        <translation>Double-clic sur une plante</translation>
    </message>
    <message>
        <source>change its kind</source>
        <translation>changer son espèce</translation>
    </message>
    <message>
        <source>Shift+click a plant</source>
        <translation>Maj+clic sur une plante</translation>
    </message>
    <message>
        <source>select it, or let it go</source>
        <translation>la sélectionner, ou la relâcher</translation>
    </message>
    <message>
        <source>Drag a plant</source>
        <translation>Faire glisser une plante</translation>
    </message>
    <message>
        <source>move it, while the neuron learns</source>
        <translation>la déplacer pendant que le neurone apprend</translation>
    </message>
    <message>
        <source>Drag over empty ground</source>
        <translation>Faire glisser sur le fond</translation>
    </message>
    <message>
        <source>select all in a band</source>
        <translation>sélectionner toutes les plantes du cadre</translation>
    </message>
    <message>
        <source>Drag the frontier</source>
        <translation>Faire glisser la frontière</translation>
    </message>
    <message>
        <source>shift it; by a ring, turn it</source>
        <translation>la déplacer&#x202f;; par un anneau, la tourner</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>agrandir ou réduire</translation>
    </message>
    <message>
        <source>Ctrl+drag or right drag</source>
        <translation>Ctrl+glisser, ou glisser avec le bouton droit</translation>
    </message>
    <message>
        <source>move the view</source>
        <translation>déplacer la vue</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Ctrl+flèches</translation>
    </message>
    <message>
        <source>move the selected plants or the cross; with Shift, finely</source>
        <translation>déplacer les plantes sélectionnées ou la croix&#x202f;; avec Maj, finement</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>use the tool at the cross; Shift+Enter for the other kind</source>
        <translation>utiliser l’outil à l’emplacement de la croix&#x202f;; Maj+Entrée pour l’autre espèce</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>select nothing</source>
        <translation>ne rien sélectionner</translation>
    </message>
</context>
<context>
    <name>LearningPanel</name>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Plants a step</source>
        <translation>Plantes par pas</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>Descente de gradient</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule (1958)</source>
        <translation>Règle de Rosenblatt (1958)</translation>
    </message>
    <message>
        <source>Gradient descent follows the slope of the log loss; Rosenblatt&apos;s rule corrects one misplaced plant at a time.</source>
        <translation>La descente de gradient descend la pente du coût&#x202f;; la règle de Rosenblatt corrige une seule plante mal classée à la fois.</translation>
    </message>
    <message>
        <source>Every step uses all plants</source>
        <translation>Chaque pas utilise toutes les plantes</translation>
    </message>
    <message>
        <source>A mini-batch: so many plants a step, each plant once before any comes again</source>
        <translation>Mini-lot&#xa0;: nombre de plantes par pas&#x202f;; toutes servent une fois avant qu’une même plante ne revienne</translation>
    </message>
    <message>
        <source>The same seed gives the same random starts and batches</source>
        <translation>La même graine redonne les mêmes départs et les mêmes lots</translation>
    </message>
    <message>
        <source>Stop when converged</source>
        <translation>S’arrêter à la convergence</translation>
    </message>
    <message>
        <source>Stop at step</source>
        <translation>S’arrêter au pas</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <source>Loss curve</source>
        <translation>Courbe du coût</translation>
    </message>
    <message>
        <source>The log loss at each step of the run.</source>
        <translation>Le coût (log loss) à chaque pas de l’essai.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>log loss (nats)</source>
        <translation>coût (nats)</translation>
    </message>
    <message>
        <source>minimum {0}</source>
        <translation>minimum {0}</translation>
    </message>
    <message>
        <source>step {0}: {1}</source>
        <translation>pas {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>{0} of {1} right</source>
        <translation>{0} sur {1} justes</translation>
    </message>
</context>
<context>
    <name>NeuronPanel</name>
    <message>
        <source>weight of the leaf width x₁</source>
        <translation>poids de la largeur x₁</translation>
    </message>
    <message>
        <source>weight of the leaf length x₂</source>
        <translation>poids de la longueur x₂</translation>
    </message>
    <message>
        <source>bias: moves the frontier without turning it</source>
        <translation>biais&#xa0;: déplace la frontière sans la tourner</translation>
    </message>
    <message>
        <source>formula of the neuron</source>
        <translation>formule du neurone</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>No plant yet: click in the field to place one, right-click for the other kind.</source>
        <translation>Encore aucune plante&#xa0;: cliquez dans le champ pour en placer une, clic droit pour l’autre espèce.</translation>
    </message>
    <message>
        <source>The neuron is learning: the loss goes down.</source>
        <translation>Le neurone apprend&#xa0;: le coût diminue.</translation>
    </message>
    <message>
        <source>The two kinds are separated: from now on the weights grow for ever and the loss tends to 0.</source>
        <translation>Les deux espèces sont séparées&#xa0;: désormais les poids augmentent indéfiniment en valeur absolue et le coût tend vers 0.</translation>
    </message>
    <message>
        <source>The two kinds touch: the weights grow for ever, yet the loss can&apos;t come down to 0.</source>
        <translation>Les deux espèces se touchent&#xa0;: les poids augmentent indéfiniment en valeur absolue, mais le coût ne peut pas descendre jusqu’à 0.</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule sees no more mistake, so it changes nothing more.</source>
        <translation>La règle de Rosenblatt ne voit plus aucune erreur&#xa0;: elle ne modifie plus les poids.</translation>
    </message>
    <message>
        <source>No line separates these two kinds: Rosenblatt&apos;s rule will never come to rest.</source>
        <translation>Aucune droite ne sépare ces deux espèces&#xa0;: la règle de Rosenblatt ne s’arrêtera jamais.</translation>
    </message>
    <message>
        <source>The learning rate α = {rate} is too large: the steps jump over the valley and the loss climbs.</source>
        <translation>Le pas d’apprentissage α = {rate} est trop grand&#xa0;: chaque pas dépasse le minimum et le coût remonte.</translation>
    </message>
    <message>
        <source>The neuron knows nothing yet: to it, every plant is toxic at 50%. Press Space and watch it learn.</source>
        <translation>Le neurone ne sait encore rien&#xa0;: il donne à chaque plante une probabilité de 50&#x202f;% d’être toxique. Appuyez sur Espace et regardez-le apprendre.</translation>
    </message>
    <message>
        <source>A line can separate the two kinds. Not there yet: {mistakes} on the wrong side.</source>
        <translation>Une droite peut séparer les deux espèces. Il en reste {mistakes} du mauvais côté.</translation>
    </message>
    <message>
        <source>The two kinds are separated and the slope is all but 0: another step would change nothing, so learning rests.</source>
        <translation>Les deux espèces sont séparées et la pente est presque nulle&#xa0;: un pas de plus ne changerait rien, l’apprentissage s’arrête là.</translation>
    </message>
    <message>
        <source>No line separates these two kinds: the loss will level off at its minimum, {limit}.</source>
        <translation>Aucune droite ne sépare ces deux espèces&#xa0;: le coût se stabilisera à son minimum, {limit}.</translation>
    </message>
    <message>
        <source>The loss is at its minimum, {limit}: no other line does better, and learning is over.</source>
        <translation>Le coût est à son minimum, {limit}&#xa0;: aucune droite ne fait mieux, l’apprentissage est terminé.</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule corrects one plant at a time. On the wrong side: {mistakes}.</source>
        <translation>La règle de Rosenblatt corrige une plante à la fois. Il en reste {mistakes} du mauvais côté.</translation>
    </message>
    <message>
        <source>This run has reached its longest, two million steps. Rewind to begin another.</source>
        <translation>Cet essai a atteint sa longueur maximale, deux millions de pas. Revenez au départ pour en commencer un autre.</translation>
    </message>
    <message>
        <source>Back to step {0}, with α = {1}</source>
        <translation>Revenir au pas {0}, avec α = {1}</translation>
    </message>
    <message>
        <source>Going on from step {0}: what came after it stays on the curve as an earlier run.</source>
        <translation>On repart du pas {0}&#xa0;: la suite reste sur la courbe comme un essai précédent.</translation>
    </message>
    <message>
        <source>The file {file} is not there.</source>
        <translation>Le fichier {file} est introuvable.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read as text.</source>
        <translation>Le fichier {file} n’est pas un texte lisible.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be written.</source>
        <translation>Impossible d’écrire le fichier {file}.</translation>
    </message>
    <message>
        <source>There is no column {column}: the first line has to be x1,x2,y.</source>
        <translation>Il manque la colonne {column}&#xa0;: la première ligne doit être x1,x2,y.</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{text}” is not a number.</source>
        <translation>Ligne {row}, colonne {column}&#xa0;: «&#xa0;{text}&#xa0;» n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Row {row}: a measure has to be a number of at most 10¹² cm.</source>
        <translation>Ligne {row}&#xa0;: une mesure est un nombre qui ne dépasse pas 10¹² cm.</translation>
    </message>
    <message>
        <source>Row {row}: y has to be 1 (toxic) or 0 (non-toxic).</source>
        <translation>Ligne {row}&#xa0;: y doit valoir 1 (toxique) ou 0 (non toxique).</translation>
    </message>
    <message>
        <source>The brush stops here: {most} plants are enough.</source>
        <translation>Le pinceau s’arrête ici&#xa0;: {most} plantes suffisent.</translation>
    </message>
    <message>
        <source>Row {row} has more cells than the first line.</source>
        <translation>La ligne {row} a plus de cases que la première.</translation>
    </message>
    <message>
        <source>The column {column} stands twice in the first line.</source>
        <translation>La colonne {column} figure deux fois dans la première ligne.</translation>
    </message>
    <message>
        <source>{size} plants are too many: up to {most} can be made.</source>
        <translation>{size} plantes, c’est trop&#xa0;: on peut en créer {most} au plus.</translation>
    </message>
    <message>
        <source>Only toxic plants so far: there is nothing to tell apart. Add a non-toxic one (right-click).</source>
        <translation>Il n’y a que des plantes toxiques&#xa0;: rien à distinguer. Ajoutez-en une non toxique (clic droit).</translation>
    </message>
    <message>
        <source>Only non-toxic plants so far: there is nothing to tell apart. Add a toxic one.</source>
        <translation>Il n’y a que des plantes non toxiques&#xa0;: rien à distinguer. Ajoutez-en une toxique.</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>toxic, {0} sure</source>
        <translation>toxique (probabilité {0})</translation>
    </message>
    <message>
        <source>non-toxic, {0} sure</source>
        <translation>non toxique (probabilité {0})</translation>
    </message>
    <message>
        <source>mystery plant</source>
        <translation>plante inconnue</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoïde</translation>
    </message>
</context>
<context>
    <name>Readouts</name>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>coût (log loss)</translation>
    </message>
    <message>
        <source>on the right side</source>
        <translation>bien classées</translation>
    </message>
    <message>
        <source>toxic, recognised</source>
        <translation>toxiques reconnues</translation>
    </message>
    <message>
        <source>toxic, missed</source>
        <translation>toxiques manquées</translation>
    </message>
    <message>
        <source>non-toxic, cleared</source>
        <translation>non toxiques reconnues</translation>
    </message>
    <message>
        <source>non-toxic, false alarm</source>
        <translation>fausses alertes</translation>
    </message>
    <message>
        <source>likelihood</source>
        <translation>vraisemblance</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>steps a second</source>
        <translation>pas par seconde</translation>
    </message>
    <message>
        <source>0  (log L = {0})</source>
        <translation>0  (log L = {0})</translation>
    </message>
    <message>
        <source>{0} of {1}  ({2})</source>
        <translation>{0} sur {1}  ({2})</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>the six plants of the course</source>
        <translation>les six plantes du cours</translation>
    </message>
    <message>
        <source>iris: setosa and versicolor</source>
        <translation>iris&#xa0;: setosa et versicolor</translation>
    </message>
    <message>
        <source>two groups</source>
        <translation>deux groupes</translation>
    </message>
    <message>
        <source>overlapping groups</source>
        <translation>groupes qui se chevauchent</translation>
    </message>
    <message>
        <source>one kind inside the other</source>
        <translation>une espèce au milieu de l’autre</translation>
    </message>
    <message>
        <source>four corners (XOR)</source>
        <translation>quatre coins (XOR)</translation>
    </message>
    <message>
        <source>two moons</source>
        <translation>deux lunes</translation>
    </message>
    <message>
        <source>100 real plants measured for R. A. Fisher (1936); UCI Machine Learning Repository, data set 53, CC BY 4.0. Setosa plays the toxic kind, versicolor the non-toxic one.</source>
        <translation>100 vraies plantes mesurées pour R. A. Fisher (1936)&#x202f;; UCI Machine Learning Repository, jeu de données 53, CC BY 4.0. Setosa joue le rôle de l’espèce toxique, versicolor celui de la non toxique.</translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>Plantes</translation>
    </message>
    <message>
        <source>Noise (cm)</source>
        <translation>Bruit (cm)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Brush radius (cm)</source>
        <translation>Rayon du pinceau (cm)</translation>
    </message>
    <message>
        <source>Plants a dab</source>
        <translation>Plantes par coup</translation>
    </message>
    <message>
        <source>Place these plants</source>
        <translation>Placer ces plantes</translation>
    </message>
</context>
<context>
    <name>SentenceBar</name>
    <message>
        <source>what happens</source>
        <translation>ce qui se passe</translation>
    </message>
    <message>
        <source>follow the advice</source>
        <translation>suivre le conseil</translation>
    </message>
</context>
<context>
    <name>Sigmoid</name>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoïde</translation>
    </message>
    <message>
        <source>The probability a(z), and each plant at its z with its error.</source>
        <translation>La probabilité a(z), et chaque plante à sa place z avec son erreur.</translation>
    </message>
    <message>
        <source>predicted non-toxic
z &lt; 0</source>
        <translation>prédite non toxique
z &lt; 0</translation>
    </message>
    <message>
        <source>predicted toxic
z &gt; 0</source>
        <translation>prédite toxique
z &gt; 0</translation>
    </message>
</context>
<context>
    <name>ToolPalette</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Learning rate α</source>
        <translation>Pas d’apprentissage α</translation>
    </message>
    <message>
        <source>Learning rate α: how far each step follows the slope, from 0.0001 to 100</source>
        <translation>Pas d’apprentissage α&#xa0;: jusqu’où chaque pas suit la pente, de 0,0001 à 100</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Pas d’apprentissage</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Timeline: drag to see any step of the run again</source>
        <translation>Chronologie&#xa0;: faites glisser pour revoir n’importe quel pas de l’essai</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Speed: from one step a second to as fast as the computer can</source>
        <translation>Vitesse&#xa0;: d’un pas par seconde au maximum de l’ordinateur</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>pas {0}</translation>
    </message>
    <message>
        <source>step {0} of {1}</source>
        <translation>pas {0} sur {1}</translation>
    </message>
    <message>
        <source>Speed: as fast as it goes</source>
        <translation>Vitesse&#xa0;: au plus vite</translation>
    </message>
    <message>
        <source>Speed: {0} steps/s</source>
        <translation>Vitesse&#xa0;: {0} pas/s</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>Neurone</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>Plantes</translation>
    </message>
</context>
</TS>
