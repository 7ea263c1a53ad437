<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AboutWindow</name>
    <message>
        <source>About Perceptron Lab</source>
        <translation>À propos de Perceptron Lab</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Le programme</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>&amp;Copy the versions</source>
        <translation>&amp;Copier les versions</translation>
    </message>
    <message>
        <source>A laboratory for one artificial neuron.</source>
        <translation>Un laboratoire pour un neurone artificiel.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence: use it, give it away, change it.</source>
        <translation>Logiciel libre sous licence MIT&#xa0;: utilisez-le, donnez-le, modifiez-le.</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Construit avec</translation>
    </message>
    <message>
        <source>Qt is used under the LGPL, version 3; its libraries are unchanged, and may be replaced by others. Its texts and those of all the rest are under “Licences”.</source>
        <translation>Qt est utilisé sous la LGPL, version 3&#x202f;; ses bibliothèques sont inchangées et peuvent être remplacées. Ses textes et ceux de tout le reste se lisent sous «&#xa0;Licences&#xa0;».</translation>
    </message>
    <message>
        <source>Irises measured by Edgar Anderson, published by R. A. Fisher in 1936: UCI Machine Learning Repository, CC BY 4.0.</source>
        <translation>Iris mesurés par Edgar Anderson, publiés par R. A. Fisher en 1936&#xa0;: UCI Machine Learning Repository, CC BY 4.0.</translation>
    </message>
    <message>
        <source>text of the licence</source>
        <translation>texte de la licence</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Laboratory</source>
        <translation>Laboratoire</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>Neurone</translation>
    </message>
    <message>
        <source>The plants measured, and the neuron that judges them</source>
        <translation>Les plantes mesurées, et le neurone qui les juge</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoïde</translation>
    </message>
    <message>
        <source>From plants to probabilities</source>
        <translation>Des plantes aux probabilités</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Vraisemblance</translation>
    </message>
    <message>
        <source>How plausible the model is, plant by plant</source>
        <translation>Vraisemblance du modèle, plante par plante</translation>
    </message>
    <message>
        <source>Logarithm</source>
        <translation>Logarithme</translation>
    </message>
    <message>
        <source>From the product to the log loss</source>
        <translation>Du produit à la log loss</translation>
    </message>
    <message>
        <source>Three at once</source>
        <translation>Les trois</translation>
    </message>
    <message>
        <source>Plants, sigmoid and loss side by side</source>
        <translation>Plantes, sigmoïde et coût côte à côte</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>Descente</translation>
    </message>
    <message>
        <source>Slope, step, loss map, and a curve with two valleys</source>
        <translation>Pente, pas, carte du coût, et une courbe à deux vallées</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>The surface a(x₁, x₂), and the loss as a landscape</source>
        <translation>La surface a(x₁, x₂), et le paysage du coût</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Why the line moved: one plant&apos;s numbers and its pull</source>
        <translation>Pourquoi la droite a bougé&#xa0;: les nombres d’une plante et son influence</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Animation…</source>
        <translation>&amp;Animation…</translation>
    </message>
    <message>
        <source>The run as GIF, WebP or MP4</source>
        <translation>L’apprentissage en GIF, WebP ou MP4</translation>
    </message>
    <message>
        <source>Scri&amp;pt…</source>
        <translation>Scri&amp;pt…</translation>
    </message>
    <message>
        <source>&amp;Trace as CSV…</source>
        <translation>&amp;Trace en CSV…</translation>
    </message>
    <message>
        <source>Weights and loss of every step</source>
        <translation>Les poids et le coût à chaque pas</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>&amp;Figure…</translation>
    </message>
    <message>
        <source>Any picture or the window as PNG, SVG or PDF</source>
        <translation>Une figure au choix, ou toute la fenêtre, en PNG, SVG ou PDF</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>&amp;Copier la figure</translation>
    </message>
    <message>
        <source>Put the picture last clicked on the clipboard</source>
        <translation>Mettre dans le presse-papiers la figure cliquée en dernier</translation>
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
        <source>&amp;Paste plants</source>
        <translation>&amp;Coller des plantes</translation>
    </message>
    <message>
        <source>Take the plants copied in a spreadsheet</source>
        <translation>Reprendre les plantes copiées dans un tableur</translation>
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
        <source>Sta&amp;ndardise the measures</source>
        <translation>Centrer et ré&amp;duire les mesures</translation>
    </message>
    <message>
        <source>Give each measure the mean 0 and the standard deviation 1</source>
        <translation>Donner à chaque mesure la moyenne 0 et l’écart type 1</translation>
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
        <source>Go to the ne&amp;xt picture</source>
        <translation>Aller à la figure &amp;suivante</translation>
    </message>
    <message>
        <source>Go to the picture &amp;before</source>
        <translation>Aller à la figure &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>&amp;Remettre les panneaux en place</translation>
    </message>
    <message>
        <source>&amp;Course</source>
        <translation>&amp;Cours</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>Page &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>Page &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Open a lesson…</source>
        <translation>Ouvrir une &amp;leçon…</translation>
    </message>
    <message>
        <source>How to &amp;write a lesson</source>
        <translation>&amp;Écrire une leçon</translation>
    </message>
    <message>
        <source>User&apos;s &amp;guide</source>
        <translation>Guide d’&amp;utilisation</translation>
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
        <source>Open &amp;recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xporter</translation>
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
    <message>
        <source>Click to place {one}; right-click for {zero}</source>
        <translation>Cliquez pour placer {one}&#x202f;; clic droit pour {zero}</translation>
    </message>
    <message>
        <source>Click to place {zero}; right-click for {one}</source>
        <translation>Cliquez pour placer {zero}&#x202f;; clic droit pour {one}</translation>
    </message>
    <message>
        <source>Place plants {one} (y = &amp;1)</source>
        <translation>Placer des plantes {one} (y = &amp;1)</translation>
    </message>
    <message>
        <source>Place plants {zero} (y = &amp;0)</source>
        <translation>Placer des plantes {zero} (y = &amp;0)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Beyond one neuron: layers, and what each neuron sees</source>
        <translation>Au-delà d’un seul neurone : les couches, et ce que voit chaque neurone</translation>
    </message>
    <message>
        <source>Many runs</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Forty starts, a race of optimisers, the loss by penalty</source>
        <translation>Quarante départs, une course d’optimiseurs, le coût selon la pénalité</translation>
    </message>
    <message>
        <source>P&amp;rogress</source>
        <translation>P&amp;rogression</translation>
    </message>
    <message>
        <source>&amp;Save the progress…</source>
        <translation>&amp;Enregistrer la progression…</translation>
    </message>
    <message>
        <source>&amp;Open a progress…</source>
        <translation>&amp;Ouvrir une progression…</translation>
    </message>
    <message>
        <source>As a page to &amp;print…</source>
        <translation>En page à &amp;imprimer…</translation>
    </message>
    <message>
        <source>Begin &amp;anew…</source>
        <translation>&amp;Tout recommencer…</translation>
    </message>
    <message>
        <source>&amp;Black screen</source>
        <translation>Écran &amp;noir</translation>
    </message>
    <message>
        <source>At a projector; any key brings the picture back</source>
        <translation>Au vidéoprojecteur ; une touche quelconque fait revenir l’image</translation>
    </message>
    <message>
        <source>&amp;Worksheet…</source>
        <translation>Fiche d’e&amp;xercices…</translation>
    </message>
    <message>
        <source>Plants, tables to fill in and questions, on paper</source>
        <translation>Des plantes, des tableaux à remplir et des questions, sur papier</translation>
    </message>
    <message>
        <source>A few lines of Python or R that print the numbers on screen</source>
        <translation>Quelques lignes de Python ou de R qui affichent les nombres de l’écran</translation>
    </message>
    <message>
        <source>Cop&amp;y the plants</source>
        <translation>Cop&amp;ier les plantes</translation>
    </message>
    <message>
        <source>Put the selected plants on the clipboard: pasted here, they are added</source>
        <translation>Mettre les plantes sélectionnées dans le presse-papiers : collées ici, elles s’ajoutent</translation>
    </message>
    <message>
        <source>Go to its &amp;row in the table</source>
        <translation>Aller à sa &amp;ligne du tableau</translation>
    </message>
    <message>
        <source>Show the selected plant in the table of plants</source>
        <translation>Montrer la plante sélectionnée dans le tableau des plantes</translation>
    </message>
    <message>
        <source>Go to its n&amp;umbers</source>
        <translation>Aller à ses n&amp;ombres</translation>
    </message>
    <message>
        <source>Show the selected plant in the inspector</source>
        <translation>Montrer la plante sélectionnée dans l’inspecteur</translation>
    </message>
    <message>
        <source>E&amp;xact measures…</source>
        <translation>Mesures e&amp;xactes…</translation>
    </message>
    <message>
        <source>Type x₁ and x₂ of the selected plant</source>
        <translation>Taper x₁ et x₂ de la plante sélectionnée</translation>
    </message>
    <message>
        <source>Name the &amp;kinds…</source>
        <translation>Nommer les &amp;espèces…</translation>
    </message>
    <message>
        <source>Call y = 1 and y = 0 something else, in every sentence</source>
        <translation>Donner d’autres noms à y = 1 et à y = 0, dans toutes les phrases</translation>
    </message>
    <message>
        <source>Name the m&amp;easures…</source>
        <translation>Nommer les &amp;mesures…</translation>
    </message>
    <message>
        <source>Call x₁ and x₂ something else, with their units</source>
        <translation>Donner d’autres noms à x₁ et à x₂, avec leurs unités</translation>
    </message>
    <message>
        <source>&amp;Menu of what the keyboard is at</source>
        <translation>&amp;Menu de ce que désigne le clavier</translation>
    </message>
    <message>
        <source>As the Menu key, a long press or a right-click opens it</source>
        <translation>Comme l’ouvrent la touche Menu, un appui long ou un clic droit</translation>
    </message>
    <message>
        <source>&amp;What the picture shows</source>
        <translation>&amp;Ce que montre la figure</translation>
    </message>
    <message>
        <source>The guide to the picture last clicked</source>
        <translation>La page du guide sur la dernière figure cliquée</translation>
    </message>
    <message>
        <source>E&amp;xport the picture…</source>
        <translation>E&amp;xporter la figure…</translation>
    </message>
    <message>
        <source>&amp;Shade</source>
        <translation>&amp;Colorer</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Gomme</translation>
    </message>
    <message>
        <source>Click or drag to delete the plants under it</source>
        <translation>Cliquez ou glissez pour supprimer les plantes dessous</translation>
    </message>
    <message>
        <source>Place the &amp;other kind</source>
        <translation>Placer l’a&amp;utre espèce</translation>
    </message>
    <message>
        <source>From now on a click places plants of the other kind</source>
        <translation>Désormais un clic place des plantes de l’autre espèce</translation>
    </message>
    <message>
        <source>Touch &amp;bar</source>
        <translation>&amp;Barre tactile</translation>
    </message>
    <message>
        <source>Large buttons and a number pad, for a finger</source>
        <translation>De grands boutons et un pavé numérique, pour le doigt</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>&amp;Contraste élevé</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Plus grand</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>Plus &amp;petit</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>Taille &amp;habituelle</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texte plus petit</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Taille du te&amp;xte</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation>Texte de taille habituelle</translation>
    </message>
    <message>
        <source>P&amp;lants as CSV or XLSX…</source>
        <translation>P&amp;lantes en CSV ou XLSX…</translation>
    </message>
</context>
<context>
    <name>Animation</name>
    <message>
        <source>step {0}     log loss {1}     {2} of {3} right</source>
        <translation>pas {0}     coût {1}     justes&#xa0;: {2} sur {3}</translation>
    </message>
    <message>
        <source>step {0}     log loss {4} on the earlier plants, {1} on these     {2} of {3} right</source>
        <translation>pas {0}     coût {4} avec les plantes d’alors, {1} avec celles-ci     justes&#xa0;: {2} sur {3}</translation>
    </message>
</context>
<context>
    <name>AnimationDialog</name>
    <message>
        <source>Export an animation</source>
        <translation>Exporter une animation</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>GIF: plays everywhere</source>
        <translation>GIF&#xa0;: lisible partout</translation>
    </message>
    <message>
        <source>WebP: smaller, for the web and recent slides</source>
        <translation>WebP&#xa0;: plus léger, pour le web et les diapositives récentes</translation>
    </message>
    <message>
        <source>MP4: a video, the smallest</source>
        <translation>MP4&#xa0;: une vidéo, le plus léger</translation>
    </message>
    <message>
        <source>slower where more moves</source>
        <translation>plus lentement là où ça bouge</translation>
    </message>
    <message>
        <source>evenly</source>
        <translation>régulièrement</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>À côté</translation>
    </message>
    <message>
        <source>From step</source>
        <translation>Du pas</translation>
    </message>
    <message>
        <source>to step</source>
        <translation>au pas</translation>
    </message>
    <message>
        <source>Goes through the steps</source>
        <translation>Parcourt les pas</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dure</translation>
    </message>
    <message>
        <source>frames a second</source>
        <translation>images par seconde</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>Taille en pixels</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>To step</source>
        <translation>Au pas</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>{0} frames. The last one stands a moment longer.</source>
        <translation>{0} images. La dernière reste un moment de plus.</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>your answer</source>
        <translation>votre réponse</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>réponse</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>C’est juste.</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>Pas encore.</translation>
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
    <name>Backwards</name>
    <message>
        <source>one plant</source>
        <translation>une plante</translation>
    </message>
    <message>
        <source>all plants</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>The slopes of the plant selected</source>
        <translation>Les pentes de la plante choisie</translation>
    </message>
    <message>
        <source>The mean over all plants</source>
        <translation>La moyenne sur toutes les plantes</translation>
    </message>
    <message>
        <source>slopes</source>
        <translation>pentes</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>prochain pas</translation>
    </message>
    <message>
        <source>On each link the slope of the loss</source>
        <translation>Sur chaque lien, la pente du coût</translation>
    </message>
    <message>
        <source>On each link what the next step does to its weight</source>
        <translation>Sur chaque lien, de combien le prochain pas change son poids</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>mesurer</translation>
    </message>
    <message>
        <source>Measure the slope by a difference: a little more, a little less</source>
        <translation>Mesurer la pente par une différence&#xa0;: un peu plus, un peu moins</translation>
    </message>
    <message>
        <source>Click a link or a neuron  [↑ ↓, with Shift from neuron to neuron]</source>
        <translation>Cliquez sur un lien ou un neurone  [↑ ↓, avec Maj d’un neurone à l’autre]</translation>
    </message>
    <message>
        <source>Numbers run forwards to the output, slopes of the loss back to each weight.</source>
        <translation>Les nombres avancent jusqu’à la sortie, les pentes du coût reviennent jusqu’à chaque poids.</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>À rebours</translation>
    </message>
    <message>
        <source>mean over the plants: {0}</source>
        <translation>moyenne sur les plantes&#xa0;: {0}</translation>
    </message>
    <message>
        <source>plant {0}, {1}</source>
        <translation>plante {0}, {1}</translation>
    </message>
    <message>
        <source>← slopes</source>
        <translation>← pentes</translation>
    </message>
    <message>
        <source>numbers →</source>
        <translation>nombres →</translation>
    </message>
    <message>
        <source>measured: </source>
        <translation>mesurée&#xa0;: </translation>
    </message>
    <message>
        <source>weight to the output</source>
        <translation>poids vers la sortie</translation>
    </message>
    <message>
        <source>sum of weight × slope</source>
        <translation>somme des poids × pente</translation>
    </message>
    <message>
        <source>the plants&apos; slopes, summed</source>
        <translation>somme des pentes des plantes</translation>
    </message>
    <message>
        <source>plants</source>
        <translation>plantes</translation>
    </message>
    <message>
        <source>a ReLU bends just here</source>
        <translation>ici, un ReLU fait un coude</translation>
    </message>
    <message>
        <source>−rate</source>
        <translation>−taux</translation>
    </message>
    <message>
        <source>velocity so far</source>
        <translation>vitesse jusqu’ici</translation>
    </message>
    <message>
        <source>squares so far</source>
        <translation>carrés jusqu’ici</translation>
    </message>
    <message>
        <source>mean slope</source>
        <translation>pente moyenne</translation>
    </message>
    <message>
        <source>mean square</source>
        <translation>carré moyen</translation>
    </message>
    <message>
        <source>−(y − y_pred) x of one plant</source>
        <translation>−(y − y_pred) x d’une plante</translation>
    </message>
    <message>
        <source>by your formula</source>
        <translation>par votre formule</translation>
    </message>
    <message>
        <source>slope of a batch of {0}</source>
        <translation>pente d’un lot de {0}</translation>
    </message>
    <message>
        <source>slope of all plants</source>
        <translation>pente de toutes les plantes</translation>
    </message>
    <message>
        <source>{0} + penalty</source>
        <translation>{0} + pénalité</translation>
    </message>
    <message>
        <source>no plant to learn from, and so no slope</source>
        <translation>aucune plante pour apprendre, donc aucune pente</translation>
    </message>
</context>
<context>
    <name>Bernoulli</name>
    <message>
        <source>Bernoulli distribution</source>
        <translation>Loi de Bernoulli</translation>
    </message>
    <message>
        <source>The probability of either kind of plant, from the formula and as a height.</source>
        <translation>La probabilité de chaque espèce, par la formule et en hauteur sur la courbe.</translation>
    </message>
    <message>
        <source>Click a plant on the axis, or drag z; Up and Down move z by 0.1.</source>
        <translation>Cliquez sur une plante de l’axe, ou faites glisser z&#x202f;; ↑ et ↓ déplacent z de 0,1.</translation>
    </message>
    <message>
        <source>reminder:</source>
        <translation>rappel&#xa0;:</translation>
    </message>
</context>
<context>
    <name>BlackScreen</name>
    <message>
        <source>Black screen: any key or click ends it</source>
        <translation>Écran noir : une touche ou un clic y met fin</translation>
    </message>
</context>
<context>
    <name>Certainty</name>
    <message>
        <source>z is far from 0: almost sure.</source>
        <translation>z est loin de 0&#xa0;: presque certain.</translation>
    </message>
    <message>
        <source>z is rather far from 0: quite sure.</source>
        <translation>z est assez loin de 0&#xa0;: plutôt certain.</translation>
    </message>
    <message>
        <source>z is not far from 0: likely, no more.</source>
        <translation>z n’est pas très loin de 0&#xa0;: probable, sans plus.</translation>
    </message>
    <message>
        <source>z is near 0: the neuron hesitates.</source>
        <translation>z est près de 0&#xa0;: le neurone hésite.</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>How sure the neuron is of one plant, by its z: |z| is ‖w‖ times its distance.</source>
        <translation>À quel point le neurone est sûr d’une plante, d’après son z&#xa0;: |z| vaut ‖w‖ fois sa distance à la frontière.</translation>
    </message>
    <message>
        <source>Click a plant on the axis, or drag z; Up and Down move z by 0.1.</source>
        <translation>Cliquez sur une plante de l’axe, ou faites glisser z&#x202f;; ↑ et ↓ déplacent z de 0,1.</translation>
    </message>
    <message>
        <source>No boundary yet: the same answer for every plant.</source>
        <translation>Pas encore de frontière&#xa0;: même réponse pour toutes les plantes.</translation>
    </message>
    <message>
        <source>Drag z, or choose a plant.</source>
        <translation>Faites glisser z, ou choisissez une plante.</translation>
    </message>
    <message>
        <source>Mystery plant</source>
        <translation>Plante inconnue</translation>
    </message>
    <message>
        <source>Plant {plant}</source>
        <translation>Plante {plant}</translation>
    </message>
    <message>
        <source>Mystery plant: ‖w‖ {norm} × {distance} cm = |z| {z}</source>
        <translation>Plante inconnue&#xa0;: ‖w‖ {norm} × {distance} cm = |z| {z}</translation>
    </message>
    <message>
        <source>Plant {plant}: ‖w‖ {norm} × {distance} cm = |z| {z}</source>
        <translation>Plante {plant}&#xa0;: ‖w‖ {norm} × {distance} cm = |z| {z}</translation>
    </message>
    <message>
        <source>toxic or not</source>
        <translation>toxique ou non</translation>
    </message>
</context>
<context>
    <name>ChordOfCurve</name>
    <message>
        <source>Chord of a curve</source>
        <translation>Corde d’une courbe</translation>
    </message>
    <message>
        <source>Two points of a curve, u and v, and whether it runs above their chord.</source>
        <translation>Deux points d’une courbe, u et v, et leur corde&#xa0;: la courbe passe-t-elle au-dessus&#x202f;?</translation>
    </message>
    <message>
        <source>Drag u or v. Up and Down move v by 0.1, with Shift they move u.</source>
        <translation>Faites glisser u ou v. ↑ et ↓ déplacent v de 0,1&#x202f;; avec Maj, elles déplacent u.</translation>
    </message>
    <message>
        <source>The loss along {0}</source>
        <translation>Le coût en fonction de {0}</translation>
    </message>
    <message>
        <source>two valleys</source>
        <translation>deux vallées</translation>
    </message>
    <message>
        <source>A curve with two valleys</source>
        <translation>Une courbe à deux vallées</translation>
    </message>
    <message>
        <source>no plants, no loss</source>
        <translation>pas de plantes, pas de coût</translation>
    </message>
    <message>
        <source>Between u and v the curve never runs above the chord.</source>
        <translation>Entre u et v, la courbe ne passe jamais au-dessus de la corde.</translation>
    </message>
    <message>
        <source>From {0} to {1} the curve runs above the chord: it is not convex.</source>
        <translation>De {0} à {1}, la courbe passe au-dessus&#xa0;: elle n’est pas convexe.</translation>
    </message>
</context>
<context>
    <name>ContextMenus</name>
    <message>
        <source>&amp;Mystery plant here</source>
        <translation>&amp;Plante inconnue ici</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Mystery plant</source>
        <translation>Plante inconnue</translation>
    </message>
    <message>
        <source>Place a &amp;toxic plant here</source>
        <translation>Placer ici une plante &amp;toxique</translation>
    </message>
    <message>
        <source>Place {one} here</source>
        <translation>Placer ici {one}</translation>
    </message>
    <message>
        <source>Place a &amp;non-toxic plant here</source>
        <translation>Placer ici une plante &amp;non toxique</translation>
    </message>
    <message>
        <source>Place {zero} here</source>
        <translation>Placer ici {zero}</translation>
    </message>
    <message>
        <source>Plants selected: {0}</source>
        <translation>Plantes sélectionnées : {0}</translation>
    </message>
    <message>
        <source>Plant {0}: {1}</source>
        <translation>Plante {0} : {1}</translation>
    </message>
</context>
<context>
    <name>CourseController</name>
    <message>
        <source>The course has its own plants. Undo brings yours back.</source>
        <translation>Le cours apporte ses propres plantes. Annuler vous rend les vôtres.</translation>
    </message>
    <message>
        <source>The course has its own settings. Undo brings yours back.</source>
        <translation>Le cours apporte ses propres réglages. Annuler vous rend les vôtres.</translation>
    </message>
    <message>
        <source>Vote first: the picture waits for “Reveal”.</source>
        <translation>Votez d’abord&#xa0;: rien ne bouge avant «&#xa0;Révéler&#xa0;».</translation>
    </message>
    <message>
        <source>Goal reached!</source>
        <translation>Objectif atteint&#x202f;!</translation>
    </message>
</context>
<context>
    <name>CoursePanel</name>
    <message>
        <source>Course</source>
        <translation>Cours</translation>
    </message>
    <message>
        <source>text of the lesson</source>
        <translation>texte de la leçon</translation>
    </message>
    <message>
        <source>chapter</source>
        <translation>chapitre</translation>
    </message>
    <message>
        <source>Page before  [Page Up]</source>
        <translation>Page précédente  [Page préc.]</translation>
    </message>
    <message>
        <source>Next page  [Page Down]</source>
        <translation>Page suivante  [Page suiv.]</translation>
    </message>
    <message>
        <source>Set the stage of this page once more</source>
        <translation>Remettre cette page comme au début</translation>
    </message>
    <message>
        <source>page {0} of {1}</source>
        <translation>page {0} sur {1}</translation>
    </message>
    <message>
        <source>Go on through all {0} pages</source>
        <translation>Continuer par les {0} pages</translation>
    </message>
    <message>
        <source>Go on in one hour: {0} pages</source>
        <translation>Continuer en une heure&#xa0;: {0} pages</translation>
    </message>
    <message>
        <source>On the path that takes an hour</source>
        <translation>Sur le parcours d’une heure</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>report</source>
        <translation>rapport</translation>
    </message>
    <message>
        <source>The program met a fault of its own. It is not something you did.</source>
        <translation>Le programme a rencontré une erreur interne. Vous n’y êtes pour rien.</translation>
    </message>
    <message>
        <source>Your work is kept: should the program end now, it is offered at the next start. You can go on.</source>
        <translation>Votre travail est conservé&#xa0;: si le programme s’arrêtait maintenant, il vous serait proposé au prochain démarrage. Vous pouvez continuer.</translation>
    </message>
    <message>
        <source>Your work could not be kept by itself: save it now, please.</source>
        <translation>Votre travail n’a pas pu être conservé automatiquement&#xa0;: enregistrez-le maintenant.</translation>
    </message>
    <message>
        <source>Whoever looks after the program can mend it with this report:</source>
        <translation>Ce rapport permettra à la personne qui s’occupe du programme de le corriger&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>&amp;Copier le rapport</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Enregistrer sous…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Co&amp;ntinuer</translation>
    </message>
</context>
<context>
    <name>CrashHandler</name>
    <message>
        <source>The program met a fault of its own again.</source>
        <translation>Le programme a de nouveau rencontré une erreur interne.</translation>
    </message>
</context>
<context>
    <name>Derivation</name>
    <message>
        <source>From the product to the log loss</source>
        <translation>Du produit à la log loss</translation>
    </message>
    <message>
        <source>Six lines, each worked out on the plants. Up and Down walk through them.</source>
        <translation>Six lignes, chacune calculée sur les plantes. Haut et Bas pour passer de l’une à l’autre.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Previous line of the derivation</source>
        <translation>Ligne précédente du calcul</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Next line of the derivation</source>
        <translation>Ligne suivante du calcul</translation>
    </message>
    <message>
        <source>Click a line, or walk with Up and Down.</source>
        <translation>Cliquez sur une ligne, ou avancez avec Haut et Bas.</translation>
    </message>
    <message>
        <source>the P of every plant, multiplied</source>
        <translation>le produit des P de toutes les plantes</translation>
    </message>
    <message>
        <source>log (the natural one, ln) keeps the order: same summit</source>
        <translation>le logarithme (népérien, ln) est croissant&#xa0;: le maximum est au même endroit</translation>
    </message>
    <message>
        <source>maximise f = minimise −f; divide by m so that the size of the data doesn&apos;t matter</source>
        <translation>maximiser f = minimiser −f&#x202f;; on divise par m pour ne pas dépendre du nombre de plantes</translation>
    </message>
    <message>
        <source>too small for a computer</source>
        <translation>trop petit pour l’ordinateur</translation>
    </message>
    <message>
        <source>the product has become 0</source>
        <translation>le produit vaut désormais 0</translation>
    </message>
    <message>
        <source>an a was rounded to 0 or 1</source>
        <translation>l’un des a est arrondi à 0 ou à 1</translation>
    </message>
    <message>
        <source>rounded; in truth {0}</source>
        <translation>arrondi&#x202f;; la vraie valeur est {0}</translation>
    </message>
</context>
<context>
    <name>Descent</name>
    <message>
        <source>Gradient descent</source>
        <translation>Descente de gradient</translation>
    </message>
    <message>
        <source>The update rule with its numbers, and the steps of the run as hops.</source>
        <translation>La règle de mise à jour avec ses nombres, et les pas de l’apprentissage en bonds sur la courbe.</translation>
    </message>
    <message>
        <source>dashed: the next step</source>
        <translation>en tirets&#xa0;: le prochain pas</translation>
    </message>
    <message>
        <source>one hop: one step; dashed: the next</source>
        <translation>un bond&#xa0;: un pas&#x202f;; en tirets&#xa0;: le prochain</translation>
    </message>
    <message>
        <source>one hop: {0} steps; dashed: the next step</source>
        <translation>un bond&#xa0;: {0} pas&#x202f;; en tirets&#xa0;: le prochain pas</translation>
    </message>
    <message>
        <source>the others moved too: hops can leave the curve</source>
        <translation>les autres paramètres ont bougé aussi&#xa0;: les bonds peuvent quitter la courbe</translation>
    </message>
    <message>
        <source>w₁, w₂ or b after the step</source>
        <translation>w₁, w₂ ou b après le pas</translation>
    </message>
    <message>
        <source>w₁, w₂ or b now</source>
        <translation>w₁, w₂ ou b maintenant</translation>
    </message>
    <message>
        <source>learning rate, positive</source>
        <translation>taux d’apprentissage, positif</translation>
    </message>
    <message>
        <source>here (y_pred − y) x of one plant: Rosenblatt&apos;s rule</source>
        <translation>ici (y_pred − y) x d’une seule plante&#xa0;: règle de Rosenblatt</translation>
    </message>
    <message>
        <source>slope of the loss on the next batch</source>
        <translation>pente du coût sur le prochain lot</translation>
    </message>
    <message>
        <source>what {0} makes of the slopes</source>
        <translation>combinaison des pentes ({0})</translation>
    </message>
    <message>
        <source>slope on the next batch</source>
        <translation>pente sur le lot suivant</translation>
    </message>
    <message>
        <source>slope now</source>
        <translation>pente actuelle</translation>
    </message>
    <message>
        <source>slope of the loss now</source>
        <translation>pente du coût maintenant</translation>
    </message>
    <message>
        <source>what your own formula gives</source>
        <translation>ce que donne votre formule</translation>
    </message>
    <message>
        <source>beyond 10¹⁰⁰: the next step moves nothing</source>
        <translation>au-delà de 10¹⁰⁰&#xa0;: le pas suivant ne déplace rien</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Undock or dock: {0}</source>
        <translation>Détacher ou rattacher&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Close: {0}</source>
        <translation>Fermer&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>DuelBox</name>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Start the clock</source>
        <translation>Lancer le chrono</translation>
    </message>
    <message>
        <source>I&apos;m done</source>
        <translation>J’ai fini</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>Your loss: {0}. The machine, from your line: {1}.</source>
        <translation>Votre coût&#xa0;: {0}. La machine, partie de votre droite&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0}. right: {1} of {2}, parameters: {3}</source>
        <translation>{0}. justes&#xa0;: {1} sur {2}, paramètres&#xa0;: {3}</translation>
    </message>
    <message>
        <source>Your loss: {0}</source>
        <translation>Votre coût&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>model</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>reveal the plants held out</source>
        <translation>révéler les plantes mises de côté</translation>
    </message>
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
        <source>standardise</source>
        <translation>centrer et réduire</translation>
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
        <source>page of the course</source>
        <translation>page du cours</translation>
    </message>
    <message>
        <source>what a picture shows</source>
        <translation>ce que montre une figure</translation>
    </message>
    <message>
        <source>formulas of the exercise</source>
        <translation>formules de l’exercice</translation>
    </message>
    <message>
        <source>numbers in the table</source>
        <translation>nombres du tableau</translation>
    </message>
    <message>
        <source>clear earlier runs</source>
        <translation>effacer les essais</translation>
    </message>
    <message>
        <source>other names</source>
        <translation>autres noms</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>gommer</translation>
    </message>
</context>
<context>
    <name>ExerciseBox</name>
    <message>
        <source>formula of {0}</source>
        <translation>formule de {0}</translation>
    </message>
    <message>
        <source>e.g. mean(…)</source>
        <translation>p. ex. moyenne(…)</translation>
    </message>
    <message>
        <source>Train with my formulas</source>
        <translation>Apprendre avec mes formules</translation>
    </message>
    <message>
        <source>  Yours: {0}, slope measured: {1}.</source>
        <translation>  La vôtre&#xa0;: {0}, pente mesurée&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>The three slopes are of one neuron with the inputs x₁ and x₂: this model has others.</source>
        <translation>Ces trois pentes sont celles d’un seul neurone d’entrées x₁ et x₂&#xa0;: ce modèle en a d’autres.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Whole window</source>
        <translation>Toute la fenêtre</translation>
    </message>
    <message>
        <source>On the clipboard: {0}.</source>
        <translation>Dans le presse-papiers&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Exported to {1}: {0}.</source>
        <translation>Exporté dans {1}&#xa0;: {0}.</translation>
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
    <message>
        <source>leaf width</source>
        <translation>largeur de la feuille</translation>
    </message>
    <message>
        <source>leaf length</source>
        <translation>longueur de la feuille</translation>
    </message>
    <message>
        <source>petal width</source>
        <translation>largeur du pétale</translation>
    </message>
    <message>
        <source>petal length</source>
        <translation>longueur du pétale</translation>
    </message>
    <message>
        <source>width</source>
        <translation>largeur</translation>
    </message>
    <message>
        <source>length</source>
        <translation>longueur</translation>
    </message>
    <message>
        <source>{0}, standardised</source>
        <translation>{0}, valeurs centrées réduites</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Choose the disc or the diamond and click to place plants; a right-click places the other kind.</source>
        <translation>Choisissez le disque ou le losange et cliquez pour placer des plantes&#xa0;; un clic droit place l’autre espèce.</translation>
    </message>
</context>
<context>
    <name>FieldPicture</name>
    <message>
        <source>held out</source>
        <translation>mises de côté</translation>
    </message>
    <message>
        <source>Field of plants</source>
        <translation>Champ de plantes</translation>
    </message>
    <message>
        <source>Plants by leaf width and leaf length, and the decision boundary.</source>
        <translation>Les plantes selon la largeur et la longueur de leurs feuilles, et la frontière de décision.</translation>
    </message>
    <message>
        <source>Plants by {0} and {1}, and the decision boundary.</source>
        <translation>Les plantes selon {0} et {1}, et la frontière de décision.</translation>
    </message>
    <message>
        <source>Plant {0}</source>
        <translation>Plante {0}</translation>
    </message>
    <message>
        <source>Hollow: plants held out. The model is tested with them, and never learns from them.</source>
        <translation>En creux : les plantes mises de côté. Elles servent à tester le modèle, qui n’apprend jamais d’elles.</translation>
    </message>
</context>
<context>
    <name>FileKinds</name>
    <message>
        <source>Sessions</source>
        <translation>Séances</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Leçons</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>Plantes</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Scripts</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>Figures {0}</translation>
    </message>
    <message>
        <source>{0} animations</source>
        <translation>Animations {0}</translation>
    </message>
    <message>
        <source>All that can be opened</source>
        <translation>Tout ce qui s’ouvre</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Worksheets</source>
        <translation>Fiches d’exercices</translation>
    </message>
</context>
<context>
    <name>FileOpenEvents</name>
    <message>
        <source>Perceptron Lab cannot start with this file.</source>
        <translation>Perceptron Lab ne peut pas démarrer avec ce fichier.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open a lesson</source>
        <translation>Ouvrir une leçon</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>Exporter une figure</translation>
    </message>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} existe déjà. Le remplacer&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Right.</source>
        <translation>Juste.</translation>
    </message>
    <message>
        <source>The sign: yours is minus the slope.</source>
        <translation>Le signe&#xa0;: c’est l’opposé de la pente.</translation>
    </message>
    <message>
        <source>Almost: the sum has still to be divided by m.</source>
        <translation>Presque&#xa0;: il reste à diviser la somme par m.</translation>
    </message>
    <message>
        <source>Divided by m once too often.</source>
        <translation>Divisé par m une fois de trop.</translation>
    </message>
    <message>
        <source>That is one number per plant: add them up, or take their mean.</source>
        <translation>Cela donne un nombre par plante&#xa0;: faites-en la somme ou la moyenne.</translation>
    </message>
    <message>
        <source>That is the slope along {0}: which x belongs to this one?</source>
        <translation>C’est la pente selon {0}&#xa0;: quel x va avec celle-ci&#x202f;?</translation>
    </message>
    <message>
        <source>That is not a number for these plants.</source>
        <translation>Pour ces plantes, ce n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Not yet: that is not the measured slope.</source>
        <translation>Pas encore&#xa0;: ce n’est pas la pente mesurée.</translation>
    </message>
</context>
<context>
    <name>GoalList</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Objectifs</translation>
    </message>
    <message>
        <source>goal reached</source>
        <translation>objectif atteint</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>objectif</translation>
    </message>
    <message>
        <source>A hint</source>
        <translation>Un indice</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>Guide to Perceptron Lab</source>
        <translation>Guide de Perceptron Lab</translation>
    </message>
    <message>
        <source>contents</source>
        <translation>sommaire</translation>
    </message>
    <message>
        <source>page of the guide</source>
        <translation>page du guide</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>Chercher dans le guide</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>En avant</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Touches et souris</translation>
    </message>
    <message>
        <source>How to write a lesson</source>
        <translation>Écrire une leçon</translation>
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
        <source>Click a plant</source>
        <translation>Clic sur une plante</translation>
    </message>
    <message>
        <source>Ctrl+click a plant</source>
        <translation>Ctrl+clic sur une plante</translation>
    </message>
    <message>
        <source>place another on it</source>
        <translation>en placer une autre dessus</translation>
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
        <source>Drag the boundary</source>
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
    <message>
        <source>select it</source>
        <translation>la sélectionner</translation>
    </message>
    <message>
        <source>Right-click a plant, an axis, a kind or a picture</source>
        <translation>Clic droit sur une plante, un axe, une espèce ou une figure</translation>
    </message>
    <message>
        <source>open the menu of it; the Menu key opens that of the plant selected</source>
        <translation>en ouvrir le menu ; la touche Menu ouvre celui de la plante sélectionnée</translation>
    </message>
</context>
<context>
    <name>HiddenPlanePicture</name>
    <message>
        <source>Hidden plane</source>
        <translation>Plan caché</translation>
    </message>
    <message>
        <source>The plants by the outputs of the last hidden layer, and the straight line or plane by which the output separates them. Click a plant to select it. Of two hidden neurons, drag the line; Up and Down shift the line chosen, with Shift they turn it. In space, a drag or these keys turn the view, + and - zoom.</source>
        <translation>Les plantes selon les sorties de la dernière couche cachée, et la droite ou le plan par lequel la sortie les sépare. Cliquez sur une plante pour la sélectionner. Avec deux neurones cachés, faites glisser la droite&#x202f;; Haut et Bas déplacent la droite choisie, avec Maj, elles la font tourner. Dans l’espace, la souris ou ces touches font tourner la vue&#x202f;; + et − agrandissent et réduisent.</translation>
    </message>
    <message>
        <source>the line of hidden neuron 1, in the field: ↑ ↓ shift it, Shift+↑ ↓ turn it</source>
        <translation>la droite du neurone caché 1, dans le champ&#xa0;: ↑ ↓ la déplacent, Maj+↑ ↓ la font tourner</translation>
    </message>
    <message>
        <source>the line of hidden neuron 2, in the field: ↑ ↓ shift it, Shift+↑ ↓ turn it</source>
        <translation>la droite du neurone caché 2, dans le champ&#xa0;: ↑ ↓ la déplacent, Maj+↑ ↓ la font tourner</translation>
    </message>
    <message>
        <source>the output&apos;s line, in this picture: ↑ ↓ shift it, Shift+↑ ↓ turn it</source>
        <translation>la droite de la sortie, dans cette figure&#xa0;: ↑ ↓ la déplacent, Maj+↑ ↓ la font tourner</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>To the middle</source>
        <translation>Au milieu</translation>
    </message>
    <message>
        <source>Bring the line chosen back into the middle</source>
        <translation>Ramener la droite choisie au milieu</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Axes</translation>
    </message>
    <message>
        <source>An axis for hidden neuron {0}</source>
        <translation>Un axe pour le neurone caché {0}</translation>
    </message>
    <message>
        <source>Look along the plane: what it separates lies on two sides</source>
        <translation>Regarder le plan par la tranche&#xa0;: ce qu’il sépare est de part et d’autre</translation>
    </message>
    <message>
        <source>This picture is of a network: the model on screen has no hidden neurons.</source>
        <translation>Cette figure montre un réseau&#xa0;: le modèle à l’écran n’a pas de neurone caché.</translation>
    </message>
    <message>
        <source>{0} of {1} axes: one cut</source>
        <translation>{0} axes sur {1}&#xa0;: une coupe</translation>
    </message>
    <message>
        <source>on the wrong side: {0} of {1}</source>
        <translation>du mauvais côté&#xa0;: {0} sur {1}</translation>
    </message>
    <message>
        <source>One plane separates all plants</source>
        <translation>Un plan sépare toutes les plantes</translation>
    </message>
    <message>
        <source>One straight line separates all plants</source>
        <translation>Une droite sépare toutes les plantes</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>{0} plant read</source>
        <translation>{0} plante lue</translation>
    </message>
    <message>
        <source>{0} plants read</source>
        <translation>{0} plantes lues</translation>
    </message>
    <message>
        <source>{0} row left out ({1})</source>
        <translation>{0} ligne écartée ({1})</translation>
    </message>
    <message>
        <source>{0} rows left out ({1})</source>
        <translation>{0} lignes écartées ({1})</translation>
    </message>
    <message>
        <source>Open plants</source>
        <translation>Ouvrir des plantes</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Lecture en cours&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>le presse-papiers</translation>
    </message>
    <message>
        <source>Rows of {0} that were left out:</source>
        <translation>Lignes laissées de côté ({0})&#xa0;:</translation>
    </message>
    <message>
        <source>Rows of the clipboard that were left out:</source>
        <translation>Lignes du presse-papiers laissées de côté&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing was read from the clipboard:</source>
        <translation>Rien n’a pu être lu dans le presse-papiers&#xa0;:</translation>
    </message>
    <message>
        <source>Nothing was read from {0}:</source>
        <translation>Rien n’a pu être lu ({0})&#xa0;:</translation>
    </message>
    <message>
        <source>; the unit {0} was taken off {1}</source>
        <translation>&#xa0;; l’unité {0} a été retirée de {1}</translation>
    </message>
    <message>
        <source>… and {0} more</source>
        <translation>… et encore {0}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Standardise: mean 0, standard deviation 1</source>
        <translation>Centrer et réduire&#xa0;: moyenne 0, écart type 1</translation>
    </message>
    <message>
        <source>Plants from {0}</source>
        <translation>Plantes à lire&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Plants from the clipboard</source>
        <translation>Plantes du presse-papiers</translation>
    </message>
    <message>
        <source>every other</source>
        <translation>toutes les autres</translation>
    </message>
    <message>
        <source>none of them</source>
        <translation>aucune d’elles</translation>
    </message>
    <message>
        <source>x₁, from left to right</source>
        <translation>x₁, de gauche à droite</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>feuille du classeur</translation>
    </message>
    <message>
        <source>x₂, upwards</source>
        <translation>x₂, de bas en haut</translation>
    </message>
    <message>
        <source>y, the kind</source>
        <translation>y, l’espèce</translation>
    </message>
    <message>
        <source>toxic (y = 1)</source>
        <translation>toxique (y = 1)</translation>
    </message>
    <message>
        <source>non-toxic (y = 0)</source>
        <translation>non toxique (y = 0)</translation>
    </message>
    <message>
        <source>The panel of the neuron then shows the original weights too.</source>
        <translation>Le panneau du neurone montre alors aussi les poids d’origine.</translation>
    </message>
    <message>
        <source>x₁, x₂ and y have to be three different columns.</source>
        <translation>x₁, x₂ et y doivent être trois colonnes différentes.</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>colonne {0}</translation>
    </message>
    <message>
        <source>decimal mark</source>
        <translation>séparateur décimal</translation>
    </message>
    <message>
        <source>choose …</source>
        <translation>à choisir…</translation>
    </message>
    <message>
        <source>both: the point and the comma stand before decimals</source>
        <translation>les deux&#xa0;: point et virgule précèdent des décimales</translation>
    </message>
    <message>
        <source>point: row {0} is {1}</source>
        <translation>le point&#xa0;: la ligne {0} donne {1}</translation>
    </message>
    <message>
        <source>comma: row {0} is {1}</source>
        <translation>la virgule&#xa0;: la ligne {0} donne {1}</translation>
    </message>
    <message>
        <source>Leave out rows with {0}, often a missing value ({1}; the first: row {2})</source>
        <translation>Laisser de côté les lignes à {0}, souvent une valeur manquante ({1}&#xa0;; la première&#xa0;: ligne {2})</translation>
    </message>
    <message>
        <source>Row {0} holds {1} or {2}, nothing in the table tells: choose the decimal mark.</source>
        <translation>La ligne {0} peut se lire {1} ou {2}, et rien dans le tableau ne tranche&#xa0;: choisissez le séparateur décimal.</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} ou {1}</translation>
    </message>
    <message>
        <source>The two kinds have to be different.</source>
        <translation>Les deux espèces doivent être différentes.</translation>
    </message>
    <message>
        <source>the kind of y = 1</source>
        <translation>l’espèce y = 1</translation>
    </message>
    <message>
        <source>the kind of y = 0</source>
        <translation>l’espèce y = 0</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>What was not read</source>
        <translation>Ce qui n’a pas été lu</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>rows that were left out, and why</source>
        <translation>lignes laissées de côté, et pourquoi</translation>
    </message>
</context>
<context>
    <name>InputButtons</name>
    <message>
        <source>The last input can&apos;t be switched off: a model takes one at least.</source>
        <translation>La dernière entrée ne s’enlève pas&#xa0;: il en faut au moins une au modèle.</translation>
    </message>
    <message>
        <source>An input: orange where it is above 0, blue where it is below</source>
        <translation>Une entrée&#xa0;: orange là où elle est positive, bleue là où elle est négative</translation>
    </message>
    <message>
        <source>input {0}</source>
        <translation>entrée {0}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Hidden layer {0}: {1}</source>
        <translation>Couche cachée {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>z and a of each neuron; the wheel, Up and Down scroll.</source>
        <translation>z et a de chaque neurone&#x202f;; la molette, Haut et Bas font défiler.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>coût</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>The numbers of one plant, and which plants pulled at the line.</source>
        <translation>Les nombres d’une plante, et les plantes qui ont tiré sur la droite.</translation>
    </message>
    <message>
        <source>Click one of these plants, or choose with Up and Down, then Enter.</source>
        <translation>Cliquez sur l’une de ces plantes, ou choisissez avec Haut et Bas, puis Entrée.</translation>
    </message>
    <message>
        <source>Its y is unknown: no loss, no error, no pull.</source>
        <translation>Son y est inconnu&#xa0;: ni coût, ni erreur, ni influence.</translation>
    </message>
    <message>
        <source>mystery plant</source>
        <translation>plante inconnue</translation>
    </message>
    <message>
        <source>plant {0}</source>
        <translation>plante {0}</translation>
    </message>
    <message>
        <source>its part of the plants&apos; pull on the weights</source>
        <translation>sa part de l’influence des plantes sur les poids</translation>
    </message>
    <message>
        <source>its part of all the pull on the weights</source>
        <translation>sa part de l’influence totale sur les poids</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>pas {0}</translation>
    </message>
    <message>
        <source>Why did the line move?</source>
        <translation>Pourquoi la droite a-t-elle bougé&#x202f;?</translation>
    </message>
    <message>
        <source>No plant, no pull: nothing can move the line.</source>
        <translation>Sans plante, rien ne peut déplacer la droite.</translation>
    </message>
    <message>
        <source>No step yet. Take one (→), and see which plants pull most.</source>
        <translation>Encore aucun pas. Faites-en un (→) pour voir quelles plantes tirent le plus.</translation>
    </message>
    <message>
        <source>Your own formulas moved the line here.</source>
        <translation>Ici, ce sont vos propres formules qui ont déplacé la droite.</translation>
    </message>
    <message>
        <source>In this step no plant pulled: the line stayed where it was.</source>
        <translation>À ce pas, aucune plante n’a tiré&#xa0;: la droite n’a pas bougé.</translation>
    </message>
    <message>
        <source>Place a plant in the field, and its numbers can be read here.</source>
        <translation>Placez une plante dans le champ&#xa0;: ses nombres se liront ici.</translation>
    </message>
    <message>
        <source>Choose a plant (key N, or Shift+click): its numbers, step by step.</source>
        <translation>Choisissez une plante (touche N, ou Maj+clic)&#xa0;: tous ses calculs, étape par étape.</translation>
    </message>
    <message>
        <source>draws the line to itself</source>
        <translation>attire la droite</translation>
    </message>
    <message>
        <source>pushes the line away</source>
        <translation>repousse la droite</translation>
    </message>
    <message>
        <source>asks for a larger z</source>
        <translation>demande un z plus grand</translation>
    </message>
    <message>
        <source>asks for a smaller z</source>
        <translation>demande un z plus petit</translation>
    </message>
    <message>
        <source>plant {0}, held out</source>
        <translation>plante {0}, mise de côté</translation>
    </message>
    <message>
        <source>Held out: nothing is learnt from it, and it does not pull.</source>
        <translation>Mise de côté : on n’apprend rien d’elle, et elle ne tire pas.</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>toxic</source>
        <translation>toxique</translation>
    </message>
    <message>
        <source>non-toxic</source>
        <translation>non toxique</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«&#xa0;{0}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>KindsDialog</name>
    <message>
        <source>Names of the kinds</source>
        <translation>Noms des espèces</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>This window stays open on its lesson.</source>
        <translation>Cette fenêtre reste ouverte sur sa leçon.</translation>
    </message>
</context>
<context>
    <name>LayerSteppers</name>
    <message>
        <source>Take the last hidden layer away</source>
        <translation>Enlever la dernière couche cachée</translation>
    </message>
    <message>
        <source>There is no hidden layer.</source>
        <translation>Il n’y a pas de couche cachée.</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>Ajouter une couche cachée</translation>
    </message>
    <message>
        <source>Up to {0} hidden layers are possible.</source>
        <translation>Il peut y avoir jusqu’à {0} couches cachées.</translation>
    </message>
    <message>
        <source>Hidden layer {0}: one neuron fewer</source>
        <translation>Couche cachée {0}&#xa0;: un neurone de moins</translation>
    </message>
    <message>
        <source>Hidden layer {0}: one neuron more</source>
        <translation>Couche cachée {0}&#xa0;: un neurone de plus</translation>
    </message>
    <message>
        <source>A hidden layer keeps one neuron; the other minus takes it away.</source>
        <translation>Une couche cachée garde au moins un neurone&#x202f;; le bouton − des couches l’enlève tout entière.</translation>
    </message>
    <message>
        <source>Up to {0} neurons in a layer are possible.</source>
        <translation>Une couche peut avoir jusqu’à {0} neurones.</translation>
    </message>
</context>
<context>
    <name>LearningPanel</name>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Plants per step</source>
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
        <source>A mini-batch: so many plants per step, each plant once before any comes again</source>
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
    <message>
        <source>Your own formulas</source>
        <translation>Vos propres formules</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule is of one neuron with the inputs x₁ and x₂; this model learns by the slope of its loss.</source>
        <translation>La règle de Rosenblatt ne vaut que pour un seul neurone d’entrées x₁ et x₂&#x202f;; ce modèle apprend par la pente de son coût.</translation>
    </message>
</context>
<context>
    <name>Lifted</name>
    <message>
        <source>Lifted plants</source>
        <translation>Plantes soulevées</translation>
    </message>
    <message>
        <source>The plants over x₁ and x₂, as high as an added input is, and the plane z = 0 that cuts through: below the cut lies the field&apos;s curve. Drag to turn, click a plant to select it, drag the ball to raise the plane. Up and Down tilt, with Shift they turn, with Ctrl they raise the plane; + and - zoom.</source>
        <translation>Les plantes au-dessus de x₁ et x₂, à la hauteur d’une entrée ajoutée, et le plan z = 0 qui coupe la surface&#xa0;: sous la coupe se trouve la courbe du champ. Faites glisser pour tourner, cliquez sur une plante pour la sélectionner, faites glisser la bille pour lever le plan. Haut et Bas inclinent, avec Maj ils tournent, avec Ctrl ils lèvent et baissent le plan&#x202f;; + et − agrandissent et réduisent.</translation>
    </message>
    <message>
        <source>Drag to turn, wheel to zoom, drag the ball to raise the plane  [↑ ↓ tilt, Shift+↑ ↓ turn, Ctrl+↑ ↓ raise, + − zoom]</source>
        <translation>Faites glisser pour tourner, molette pour zoomer, faites glisser la bille pour lever le plan  [↑ ↓ incliner, Maj+↑ ↓ tourner, Ctrl+↑ ↓ lever, + − zoomer]</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Which added input lifts the plants</source>
        <translation>Quelle entrée ajoutée soulève les plantes</translation>
    </message>
    <message>
        <source>Look along the plane: what it separates lies on two sides</source>
        <translation>Regarder le plan par la tranche&#xa0;: ce qu’il sépare est de part et d’autre</translation>
    </message>
    <message>
        <source>This picture is of one neuron with added inputs: the model on screen has hidden neurons.</source>
        <translation>Cette figure montre un seul neurone avec des entrées ajoutées&#xa0;: le modèle à l’écran a des neurones cachés.</translation>
    </message>
    <message>
        <source>This picture is of one neuron with added inputs, such as x₁² + x₂²: the model on screen has none.</source>
        <translation>Cette figure montre un neurone avec des entrées ajoutées, comme x₁² + x₂²&#xa0;: le modèle à l’écran n’en a pas.</translation>
    </message>
    <message>
        <source>Its weight is 0: nothing is cut</source>
        <translation>Son poids vaut 0&#xa0;: rien n’est coupé</translation>
    </message>
    <message>
        <source>Bent by the other inputs: no plane</source>
        <translation>Courbé par les autres entrées&#xa0;: plus un plan</translation>
    </message>
</context>
<context>
    <name>LikelihoodCards</name>
    <message>
        <source>{0} per plant: very plausible</source>
        <translation>{0} par plante&#xa0;: très vraisemblable</translation>
    </message>
    <message>
        <source>{0} per plant: plausible</source>
        <translation>{0} par plante&#xa0;: vraisemblable</translation>
    </message>
    <message>
        <source>{0} per plant; a coin: 50%</source>
        <translation>{0} par plante&#x202f;; une pièce&#xa0;: 50&#x202f;%</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Vraisemblance</translation>
    </message>
    <message>
        <source>The probability P of what each plant really is, and their product L; where that is small, its natural logarithm as well.</source>
        <translation>La probabilité P de ce que chaque plante est vraiment, et leur produit L&#x202f;; quand il est petit, son logarithme népérien aussi.</translation>
    </message>
    <message>
        <source>Click a card to select its plant, with Shift or Ctrl to select more; Up and Down go from card to card.</source>
        <translation>Un clic sur une carte choisit sa plante, avec Maj ou Ctrl on en choisit plusieurs&#x202f;; Haut et Bas passent d’une carte à l’autre.</translation>
    </message>
    <message>
        <source>No plant yet</source>
        <translation>Pas encore de plante</translation>
    </message>
    <message>
        <source>and {0} more: their product is {1}</source>
        <translation>et {0} autres&#xa0;: leur produit vaut {1}</translation>
    </message>
    <message>
        <source>and {0} more: the log of their product is {1}</source>
        <translation>et {0} autres&#xa0;: le log de leur produit vaut {1}</translation>
    </message>
    <message>
        <source>and {0} more, whose P is {1}</source>
        <translation>et {0} autre, dont le P vaut {1}</translation>
    </message>
    <message>
        <source>and {0} more, the log of whose P is {1}</source>
        <translation>et {0} autre, dont le log P vaut {1}</translation>
    </message>
</context>
<context>
    <name>LocalMinimum</name>
    <message>
        <source>Local minimum</source>
        <translation>Minimum local</translation>
    </message>
    <message>
        <source>A curve with two valleys, and a descent on it from a start of your choice.</source>
        <translation>Une courbe à deux vallées, et une descente depuis le départ de votre choix.</translation>
    </message>
    <message>
        <source>Drag the start, or press Up and Down (with Shift: finer)</source>
        <translation>Déplacez le départ à la souris, ou avec les flèches Haut et Bas (Maj&#xa0;: plus fin)</translation>
    </message>
    <message>
        <source>Learning rate on this curve</source>
        <translation>Taux d’apprentissage sur cette courbe</translation>
    </message>
    <message>
        <source>Learning rate α on this curve, from 0.005 to 3</source>
        <translation>Taux d’apprentissage α sur cette courbe, de 0,005 à 3</translation>
    </message>
    <message>
        <source>from w = {0}: {1} steps to w = {2}</source>
        <translation>de w = {0} à w = {2} en {1} pas</translation>
    </message>
    <message>
        <source>It falls into the local minimum and stays: the deeper valley is out of sight.</source>
        <translation>Elle tombe dans le minimum local et y reste&#xa0;: la vallée plus profonde est hors de vue.</translation>
    </message>
    <message>
        <source>It falls into the global minimum: it started on the good side of the hill.</source>
        <translation>Elle tombe dans le minimum global&#xa0;: elle partait du bon côté de la colline.</translation>
    </message>
    <message>
        <source>Its steps are long enough to jump over the hill, into the global minimum.</source>
        <translation>Ses pas sont assez longs pour franchir la colline, jusqu’au minimum global.</translation>
    </message>
    <message>
        <source>It started on the good side; too long a step threw it into the local minimum.</source>
        <translation>Elle partait du bon côté&#x202f;; un pas trop long l’a jetée dans le minimum local.</translation>
    </message>
    <message>
        <source>After 400 steps it still hops to and fro: the rate is too large.</source>
        <translation>Après 400 pas, elle rebondit encore d’un bord à l’autre&#xa0;: α est trop grand.</translation>
    </message>
    <message>
        <source>After 400 steps it has not arrived: the rate is too small.</source>
        <translation>Après 400 pas, elle n’est pas arrivée&#xa0;: α est trop petit.</translation>
    </message>
    <message>
        <source>Its hops grow longer and longer: the rate is too large.</source>
        <translation>Ses bonds deviennent de plus en plus longs&#xa0;: α est trop grand.</translation>
    </message>
    <message>
        <source>On the very top the slope is 0: it does not move.</source>
        <translation>Tout au sommet, la pente est nulle&#xa0;: la bille ne bouge pas.</translation>
    </message>
    <message>
        <source>The log loss of a neuron is convex: it has one valley only.</source>
        <translation>Le coût (log loss) d’un neurone est convexe&#xa0;: il n’a qu’une seule vallée.</translation>
    </message>
    <message>
        <source>local minimum</source>
        <translation>minimum local</translation>
    </message>
    <message>
        <source>global minimum</source>
        <translation>minimum global</translation>
    </message>
    <message>
        <source>from w = {0}: {1} step to w = {2}</source>
        <translation>de w = {0} à w = {2} en {1} pas</translation>
    </message>
    <message>
        <source>The loss of a network is not convex: it can have many valleys.</source>
        <translation>Le coût d’un réseau n’est pas convexe : il peut avoir plusieurs vallées.</translation>
    </message>
</context>
<context>
    <name>LogCurve</name>
    <message>
        <source>Logarithm</source>
        <translation>Logarithme</translation>
    </message>
    <message>
        <source>The curve of the natural logarithm: the larger x, the larger log(x).</source>
        <translation>La courbe du logarithme népérien&#xa0;: plus x est grand, plus log(x) l’est.</translation>
    </message>
    <message>
        <source>Drag u or v. Up and Down move v by 0.1, with Shift they move u.</source>
        <translation>Faites glisser u ou v. ↑ et ↓ déplacent v de 0,1&#x202f;; avec Maj, elles déplacent u.</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <source>Loss curve</source>
        <translation>Courbe du coût</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>log loss ℒ</source>
        <translation>coût ℒ (log loss)</translation>
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
        <translation>justes&#xa0;: {0} sur {1}</translation>
    </message>
    <message>
        <source>on the earlier plants: {0}</source>
        <translation>avec les plantes d’alors&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The log loss at each step of the run, and that of the plants held out.</source>
        <translation>Le coût (log loss) à chaque pas de l’essai, et celui des plantes mises de côté.</translation>
    </message>
    <message>
        <source>step {0}: {1}, held out {2}</source>
        <translation>pas {0} : {1}, mises de côté {2}</translation>
    </message>
    <message>
        <source>learnt from</source>
        <translation>apprentissage</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>mises de côté</translation>
    </message>
    <message>
        <source>ℒ without the penalty</source>
        <translation>ℒ sans la pénalité</translation>
    </message>
</context>
<context>
    <name>LossMap</name>
    <message>
        <source>Loss map</source>
        <translation>Carte du coût</translation>
    </message>
    <message>
        <source>The loss over two parameters: level lines, the way of the run, the exact minimum. Click to start a run there; Up and Down change the second parameter, with Shift the first.</source>
        <translation>Le coût en fonction de deux paramètres&#xa0;: les lignes de niveau, le chemin parcouru et le minimum exact. Cliquez pour partir de là&#x202f;; Haut et Bas changent le second paramètre, avec Maj le premier.</translation>
    </message>
    <message>
        <source>Click or drag to start a run there  [↑ ↓, Shift+↑ ↓]</source>
        <translation>Cliquez ou faites glisser pour partir de là  [↑ ↓, Maj+↑ ↓]</translation>
    </message>
    <message>
        <source>Lay the loss out over {0}</source>
        <translation>Coût en fonction de {0}</translation>
    </message>
    <message>
        <source>minimum {0}</source>
        <translation>minimum {0}</translation>
    </message>
    <message>
        <source>minimum {0} at {1}</source>
        <translation>minimum {0} en {1}</translation>
    </message>
    <message>
        <source>{0}, refreshing…</source>
        <translation>{0}, calcul en cours…</translation>
    </message>
</context>
<context>
    <name>LossSlice</name>
    <message>
        <source>Slope of the loss</source>
        <translation>Pente du coût</translation>
    </message>
    <message>
        <source>The loss along one parameter, its tangent, and what its sign says to do.</source>
        <translation>Le coût en fonction d’un paramètre, sa tangente, et ce que dit le signe de la pente.</translation>
    </message>
    <message>
        <source>lowest at {0} = {1}</source>
        <translation>minimum en {0} = {1}</translation>
    </message>
    <message>
        <source>no plants, no loss</source>
        <translation>pas de plantes, pas de coût</translation>
    </message>
    <message>
        <source>negative: increase {0}</source>
        <translation>négative&#xa0;: augmenter {0}</translation>
    </message>
    <message>
        <source>positive: decrease {0}</source>
        <translation>positive&#xa0;: diminuer {0}</translation>
    </message>
    <message>
        <source>zero: stay, this is the lowest point along {0}</source>
        <translation>nulle&#xa0;: rester, c’est le point le plus bas selon {0}</translation>
    </message>
    <message>
        <source>zero: it is flat here, {0} would not move</source>
        <translation>nulle&#xa0;: c’est plat ici, {0} ne bougerait pas</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
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
        <source>Course</source>
        <translation>Cours</translation>
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
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Large buttons for fingers are on. View › Touch bar puts them away.</source>
        <translation>Les grands boutons pour les doigts sont affichés. Affichage › Barre tactile les range.</translation>
    </message>
    <message>
        <source>Text size: {0}</source>
        <translation>Taille du texte&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>ManyStarts</name>
    <message>
        <source>Many starts</source>
        <translation>Quarante départs</translation>
    </message>
    <message>
        <source>Forty runs of the model from forty starts, sorted by their loss at the end. Up and Down go from run to run, with Shift from row to row; Enter goes on with one.</source>
        <translation>Quarante essais du modèle, à partir de quarante départs, rangés à la fin selon leur coût. Haut et Bas vont d’un essai à l’autre, avec Maj d’une rangée à l’autre&#x202f;; Entrée reprend l’essai choisi.</translation>
    </message>
    <message>
        <source>Click a run to go on with it  [↑ ↓, Shift+↑ ↓, Enter]</source>
        <translation>Cliquez sur un essai pour le reprendre  [↑ ↓, Maj+↑ ↓, Entrée]</translation>
    </message>
    <message>
        <source>Forty other starts</source>
        <translation>Quarante autres départs</translation>
    </message>
    <message>
        <source>Draw forty other starts, and train from them</source>
        <translation>Tirer quarante autres départs, et apprendre à partir d’eux</translation>
    </message>
    <message>
        <source>No plant to learn from yet</source>
        <translation>Pas encore de plante pour apprendre</translation>
    </message>
    <message>
        <source>Forty runs are about to begin…</source>
        <translation>Quarante essais vont commencer…</translation>
    </message>
    <message>
        <source>{0} starts, one end: ℒ = {1}</source>
        <translation>{0} départs, une seule arrivée&#xa0;: ℒ = {1}</translation>
    </message>
    <message>
        <source>One valley for all</source>
        <translation>Une seule vallée pour tous</translation>
    </message>
    <message>
        <source>{0} starts, one valley: ℒ from {1} to {2}</source>
        <translation>{0} départs, une seule vallée&#xa0;: ℒ de {1} à {2}</translation>
    </message>
    <message>
        <source>Solved so far: {0} of {1}</source>
        <translation>Réussis jusqu’ici&#xa0;: {0} sur {1}</translation>
    </message>
    <message>
        <source>{0} of {1} solves it</source>
        <translation>Réussi&#xa0;: {0} sur {1}</translation>
    </message>
    <message>
        <source>{0} of {1} solve it</source>
        <translation>Réussis&#xa0;: {0} sur {1}</translation>
    </message>
    <message>
        <source>step {0} of {1}</source>
        <translation>pas {0} sur {1}</translation>
    </message>
    <message>
        <source>ended at step {0}</source>
        <translation>terminé au pas {0}</translation>
    </message>
    <message>
        <source>start {0}: ℒ = {1}, solved</source>
        <translation>départ {0}&#xa0;: ℒ = {1}, réussi</translation>
    </message>
    <message>
        <source>start {0}: ℒ = {1}, {2} of {3} wrong</source>
        <translation>départ {0}&#xa0;: ℒ = {1}, erreurs&#xa0;: {2} sur {3}</translation>
    </message>
</context>
<context>
    <name>MapOfModel</name>
    <message>
        <source>one cut</source>
        <translation>une coupe</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>poids</translation>
    </message>
    <message>
        <source>run</source>
        <translation>essai</translation>
    </message>
    <message>
        <source>Lay the loss out over two weights</source>
        <translation>Étaler le coût sur deux poids</translation>
    </message>
    <message>
        <source>Lay it out over the plane of start, now and best step</source>
        <translation>L’étaler sur le plan du départ, de l’instant présent et du meilleur pas</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>En travers</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Vers le haut</translation>
    </message>
    <message>
        <source>best step {0}: {1}</source>
        <translation>meilleur pas {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>one cut of many: through start, now and the best step</source>
        <translation>une coupe parmi d’autres&#xa0;: départ, maintenant, meilleur pas</translation>
    </message>
    <message>
        <source>no run yet: over two weights, one cut of many</source>
        <translation>pas encore d’essai&#xa0;: sur deux poids, une coupe parmi d’autres</translation>
    </message>
    <message>
        <source>one cut of many: the others, {0}, stand still</source>
        <translation>une coupe parmi d’autres&#xa0;: les autres, {0}, restent fixes</translation>
    </message>
    <message>
        <source>one cut of many</source>
        <translation>une coupe parmi d’autres</translation>
    </message>
    <message>
        <source>start → now</source>
        <translation>départ → maintenant</translation>
    </message>
    <message>
        <source>across</source>
        <translation>en travers</translation>
    </message>
</context>
<context>
    <name>Matrices</name>
    <message>
        <source>All plants at once</source>
        <translation>Toutes les plantes d’un coup</translation>
    </message>
    <message>
        <source>The measures X times the weights W plus b: a row for each plant.</source>
        <translation>Les mesures X multipliées par les poids W, plus b : une ligne par plante.</translation>
    </message>
    <message>
        <source>Click a row to select its plant, or press Up and Down.</source>
        <translation>Cliquez sur une ligne pour sélectionner sa plante, ou appuyez sur Haut et Bas.</translation>
    </message>
    <message>
        <source>No plants: X has no rows yet.</source>
        <translation>Pas de plantes : X n’a encore aucune ligne.</translation>
    </message>
</context>
<context>
    <name>MatrixBox</name>
    <message>
        <source>Yours has the shape {0}; {1} is wanted.</source>
        <translation>Votre ligne a la forme {0} ; il faut {1}.</translation>
    </message>
    <message>
        <source>  Yours: {0}, slopes measured: {1}.</source>
        <translation>  Les vôtres : {0} ; pentes mesurées : {1}.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} et {1}</translation>
    </message>
</context>
<context>
    <name>MeasuresDialog</name>
    <message>
        <source>Names of the measures</source>
        <translation>Noms des mesures</translation>
    </message>
    <message>
        <source>{0}: name</source>
        <translation>{0} : nom</translation>
    </message>
    <message>
        <source>{0}: unit</source>
        <translation>{0} : unité</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
</context>
<context>
    <name>ModelNames</name>
    <message>
        <source>hidden {0}</source>
        <translation>caché {0}</translation>
    </message>
    <message>
        <source>output</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>hidden neuron {0}</source>
        <translation>neurone caché {0}</translation>
    </message>
    <message>
        <source>layer {0}, neuron {1}</source>
        <translation>couche {0}, neurone {1}</translation>
    </message>
    <message>
        <source>weight {0} → {1}</source>
        <translation>poids {0} → {1}</translation>
    </message>
    <message>
        <source>bias of {0}</source>
        <translation>biais ({0})</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Couches cachées</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>Neurones</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Pénalité</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Mises de côté</translation>
    </message>
    <message>
        <source>A long run: not every step is kept, the others are worked out again. It ends at {0} MB of memory.</source>
        <translation>Un long essai&#xa0;: tous les pas ne sont pas gardés, les autres sont recalculés. Il s’arrête à {0} Mo de mémoire.</translation>
    </message>
    <message>
        <source>chosen one by one</source>
        <translation>choisies une à une</translation>
    </message>
    <message>
        <source>x₁ and x₂ alone</source>
        <translation>x₁ et x₂ seules</translation>
    </message>
    <message>
        <source>all products up to degree {0}</source>
        <translation>tous les produits jusqu’au degré {0}</translation>
    </message>
    <message>
        <source>What the model is given of each plant: products of its two measures</source>
        <translation>Ce que le modèle reçoit de chaque plante&#xa0;: des produits de ses deux mesures</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoïde</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linéaire</translation>
    </message>
    <message>
        <source>What each hidden neuron makes of its z; the output&apos;s is the sigmoid</source>
        <translation>La fonction d’activation des neurones cachés&#xa0;: ce qu’ils font de leur z&#x202f;; celle de la sortie est la sigmoïde</translation>
    </message>
    <message>
        <source>Only hidden neurons have one to choose: add a hidden layer first.</source>
        <translation>Seuls les neurones cachés ont une fonction d’activation à choisir&#xa0;: ajoutez d’abord une couche cachée.</translation>
    </message>
    <message>
        <source>{0} of the plants</source>
        <translation>{0} des plantes</translation>
    </message>
    <message>
        <source>no plant</source>
        <translation>aucune plante</translation>
    </message>
    <message>
        <source>Plants to test the model with: it does not learn from them; the seed draws them</source>
        <translation>Des plantes pour tester le modèle, qui n’apprend rien d’elles&#x202f;; la graine les tire au sort</translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>Click a link or a neuron: its number can be set.</source>
        <translation>Cliquez sur un lien ou un neurone pour régler son nombre.</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positif</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>négatif</translation>
    </message>
    <message>
        <source>link: weight, frame: bias; the wider, the larger</source>
        <translation>lien&#xa0;: poids, cadre&#xa0;: biais&#x202f;; plus c’est large, plus c’est grand</translation>
    </message>
    <message>
        <source>the wider, the larger the weight</source>
        <translation>plus le trait est large, plus le poids est grand</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Couches cachées</translation>
    </message>
    <message>
        <source>Take the last hidden layer away</source>
        <translation>Retirer la dernière couche cachée</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>Ajouter une couche cachée</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>entrées</translation>
    </message>
    <message>
        <source>output</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>mystery plant</source>
        <translation>plante inconnue</translation>
    </message>
    <message>
        <source>plant {0}</source>
        <translation>plante {0}</translation>
    </message>
    <message>
        <source>value </source>
        <translation>valeur </translation>
    </message>
    <message>
        <source>The model&apos;s inputs, neurons and output, and the weights between them.</source>
        <translation>Les entrées, les neurones et la sortie du modèle, et les poids entre eux.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Weight or bias</source>
        <translation>Poids ou biais</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>mort</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>saturé</translation>
    </message>
    <message>
        <source>twin of {0}</source>
        <translation>jumeau de {0}</translation>
    </message>
    <message>
        <source>dead: {0}</source>
        <translation>morts&#xa0;: {0}</translation>
    </message>
    <message>
        <source>saturated: {0}</source>
        <translation>saturés&#xa0;: {0}</translation>
    </message>
    <message>
        <source>twins: {0}</source>
        <translation>jumeaux&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Dead: 0 on every plant, no slope reaches it.</source>
        <translation>Mort&#xa0;: 0 pour toutes les plantes, aucune pente ne l’atteint.</translation>
    </message>
    <message>
        <source>Saturated: flat on every plant, it hardly learns.</source>
        <translation>Saturé&#xa0;: plat sur toutes les plantes, il n’apprend presque plus.</translation>
    </message>
    <message>
        <source>Twin of neuron {0}: same weights, same slopes, for ever.</source>
        <translation>Jumeau du neurone {0}&#xa0;: mêmes poids, mêmes pentes, pour toujours.</translation>
    </message>
</context>
<context>
    <name>NeuronDiagram</name>
    <message>
        <source>Neuron diagram</source>
        <translation>Schéma du neurone</translation>
    </message>
    <message>
        <source>How the measures of a plant become z, a and a verdict.</source>
        <translation>Comment les mesures d’une plante deviennent z, a puis un verdict.</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>juste</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>faux</translation>
    </message>
    <message>
        <source>Choose a plant (key N, or Shift+click): its numbers flow through.</source>
        <translation>Choisissez une plante (touche N, ou Maj+clic)&#xa0;: ses valeurs traversent le neurone.</translation>
    </message>
    <message>
        <source>mystery plant</source>
        <translation>plante inconnue</translation>
    </message>
    <message>
        <source>plant {0}</source>
        <translation>plante {0}</translation>
    </message>
    <message>
        <source>if</source>
        <translation>si</translation>
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
        <source>bias: moves the boundary without turning it</source>
        <translation>biais&#xa0;: déplace la frontière sans la tourner</translation>
    </message>
    <message>
        <source>on the original measures: {0}</source>
        <translation>sur les mesures d’origine&#xa0;: {0}</translation>
    </message>
    <message>
        <source>w₁/s₁, w₂/s₂ and b − w₁m₁/s₁ − w₂m₂/s₂, with means m and standard deviations s</source>
        <translation>w₁/s₁, w₂/s₂ et b − w₁m₁/s₁ − w₂m₂/s₂, avec les moyennes m et les écarts types s</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>weight of x₁, {0}</source>
        <translation>poids de x₁, {0}</translation>
    </message>
    <message>
        <source>weight of x₂, {0}</source>
        <translation>poids de x₂, {0}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>No plant yet: place some with the disc and the diamond, or take a sample.</source>
        <translation>Encore aucune plante&#xa0;: placez-en avec le disque et le losange, ou prenez un exemple.</translation>
    </message>
    <message>
        <source>The neuron learns by stepping down the slope of the loss.</source>
        <translation>Le neurone apprend en descendant, pas à pas, la pente du coût.</translation>
    </message>
    <message>
        <source>At α = {rate} the loss climbs at times. Yet a line can separate the two kinds: whatever α is, it tends to 0 in the end.</source>
        <translation>Avec α = {rate}, le coût remonte par moments. Mais une droite peut séparer les deux espèces&#xa0;: quel que soit α, il finit par descendre vers 0.</translation>
    </message>
    <message>
        <source>The two kinds are separated. In the end (w₁, w₂, b) moves away from 0 for ever, and the loss tends to 0.</source>
        <translation>Les deux espèces sont séparées. À la longue, (w₁, w₂, b) s’éloigne de 0 sans fin, et le coût tend vers 0.</translation>
    </message>
    <message>
        <source>No line separates these two kinds: no weights bring the loss below its minimum, {limit}.</source>
        <translation>Aucune droite ne sépare ces deux espèces&#xa0;: aucun poids ne fait descendre le coût sous son minimum, {limit}.</translation>
    </message>
    <message>
        <source>The loss climbs: for measures so large, so far from 0 or so unequal, α = {rate} is too much. Standardised, they are learnt faster.</source>
        <translation>Le coût remonte&#xa0;: pour des mesures si grandes, si loin de 0 ou si inégales, α = {rate} est trop grand. Centrées et réduites, elles s’apprennent plus vite.</translation>
    </message>
    <message>
        <source>The loss climbs at times, for measures so large, so far from 0 or so unequal. Yet a line can separate the two kinds: in the end it tends to 0 all the same.</source>
        <translation>Des mesures si grandes, si loin de 0 ou si inégales font remonter le coût par moments. Mais une droite peut séparer les deux espèces&#xa0;: il descend quand même vers 0.</translation>
    </message>
    <message>
        <source>Standardise the measures</source>
        <translation>Centrer et réduire les mesures</translation>
    </message>
    <message>
        <source>The two kinds are separated: from now on (w₁, w₂, b) moves away from 0 for ever, and the loss tends to 0. The line may still turn.</source>
        <translation>Les deux espèces sont séparées&#xa0;: désormais (w₁, w₂, b) s’éloigne de 0 sans fin, et le coût tend vers 0. La droite peut encore tourner.</translation>
    </message>
    <message>
        <source>The two kinds touch: in the end (w₁, w₂, b) moves away from 0 for ever, yet the loss can&apos;t come down to 0.</source>
        <translation>Les deux espèces se touchent&#xa0;: à la longue, (w₁, w₂, b) s’éloigne de 0 sans fin, mais le coût ne peut pas descendre jusqu’à 0.</translation>
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
        <source>The learning rate α = {rate} is too large: the steps jump over the valley and the loss climbs, or falls no further.</source>
        <translation>Le taux d’apprentissage α = {rate} est trop grand&#xa0;: on saute par-dessus le minimum et le coût remonte, ou ne descend plus.</translation>
    </message>
    <message>
        <source>This line separates the two kinds. Learning would make the neuron surer, and might still turn the line: the loss would tend to 0.</source>
        <translation>Cette droite sépare les deux espèces. Apprendre rendrait le neurone plus sûr, et pourrait encore faire tourner la droite&#xa0;: le coût tendrait vers 0.</translation>
    </message>
    <message>
        <source>The neuron trains with your own formulas.</source>
        <translation>Le neurone apprend avec vos propres formules.</translation>
    </message>
    <message>
        <source>The neuron knows nothing yet: it gives every plant a 50% chance of being toxic. Press Space and watch it learn.</source>
        <translation>Le neurone ne sait encore rien&#xa0;: il donne à chaque plante une probabilité de 50&#x202f;% d’être toxique. Appuyez sur Espace et regardez-le apprendre.</translation>
    </message>
    <message>
        <source>A line can separate the two kinds. Not there yet: {mistakes} on the wrong side.</source>
        <translation>Une droite peut séparer les deux espèces. Plantes encore du mauvais côté&#xa0;: {mistakes}.</translation>
    </message>
    <message>
        <source>The two kinds are separated and the slope is all but 0: another step would change next to nothing.</source>
        <translation>Les deux espèces sont séparées et la pente est presque nulle&#xa0;: un pas de plus ne changerait presque rien.</translation>
    </message>
    <message>
        <source>No line separates these two kinds: the loss will level off at its minimum, {limit}.</source>
        <translation>Aucune droite ne sépare ces deux espèces&#xa0;: le coût se stabilisera à son minimum, {limit}.</translation>
    </message>
    <message>
        <source>The loss is at its minimum, {limit}: no other line has a smaller one.</source>
        <translation>Le coût est à son minimum, {limit}&#xa0;: aucune autre droite n’en a un plus petit.</translation>
    </message>
    <message>
        <source>The loss is at its minimum, {limit}: no other line has a smaller one, and learning is over.</source>
        <translation>Le coût est à son minimum, {limit}&#xa0;: aucune autre droite n’en a un plus petit, l’apprentissage est terminé.</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule corrects one plant at a time. On the wrong side: {mistakes}.</source>
        <translation>La règle de Rosenblatt corrige une plante à la fois. Plantes du mauvais côté&#xa0;: {mistakes}.</translation>
    </message>
    <message>
        <source>This run has reached its longest, two million steps. Rewind to begin another.</source>
        <translation>Cet essai a atteint sa longueur maximale, deux millions de pas. Revenez au départ pour en commencer un autre.</translation>
    </message>
    <message>
        <source>Back to the best step, {0}</source>
        <translation>Revenir au pas {0}, le meilleur</translation>
    </message>
    <message>
        <source>Back to step {0}, with α = {1}</source>
        <translation>Revenir au pas {0}, avec α = {1}</translation>
    </message>
    <message>
        <source>Train without my formulas</source>
        <translation>Apprendre sans mes formules</translation>
    </message>
    <message>
        <source>Learning begins at the same weights as before: w₁ = {0}, w₂ = {1}, b = {2}. Press Z to begin at 0.</source>
        <translation>L’apprentissage part des mêmes poids qu’avant&#xa0;: w₁ = {0}, w₂ = {1}, b = {2}. La touche Z fait repartir de 0.</translation>
    </message>
    <message>
        <source>Going on from step {0}: what came after it stays on the curve as an earlier run.</source>
        <translation>On repart du pas {0}&#xa0;: la suite reste sur la courbe comme un essai précédent.</translation>
    </message>
    <message>
        <source>Only toxic plants so far: there is nothing to tell apart. Add a non-toxic one.</source>
        <translation>Il n’y a que des plantes toxiques&#xa0;: rien à distinguer. Ajoutez-en une non toxique.</translation>
    </message>
    <message>
        <source>Only non-toxic plants so far: there is nothing to tell apart. Add a toxic one.</source>
        <translation>Il n’y a que des plantes non toxiques&#xa0;: rien à distinguer. Ajoutez-en une toxique.</translation>
    </message>
    <message>
        <source>Only plants of the kind {one} so far: there is nothing to tell apart. Add one of the kind {zero}.</source>
        <translation>Il n’y a que des plantes de l’espèce {one}&#xa0;: rien à distinguer. Ajoutez-en une de l’espèce {zero}.</translation>
    </message>
    <message>
        <source>Only plants of the kind {zero} so far: there is nothing to tell apart. Add one of the kind {one}.</source>
        <translation>Il n’y a que des plantes de l’espèce {zero}&#xa0;: rien à distinguer. Ajoutez-en une de l’espèce {one}.</translation>
    </message>
    <message>
        <source>The neuron knows nothing yet: for every plant, it gives {one} a probability of 50%. Press Space and watch it learn.</source>
        <translation>Le neurone ne sait encore rien&#xa0;: pour chaque plante, il donne à {one} une probabilité de 50&#x202f;%. Appuyez sur Espace et regardez-le apprendre.</translation>
    </message>
    <message>
        <source>All plants are held out: there is none to learn from. Hold fewer out.</source>
        <translation>Toutes les plantes sont mises de côté&#xa0;: il n’en reste aucune pour apprendre. Mettez-en moins de côté.</translation>
    </message>
    <message>
        <source>Over-fitting: the loss of the plants held out was least at step {best}. Since then it has risen, while that of the plants learnt from fell.</source>
        <translation>Surapprentissage&#xa0;: le coût des plantes mises de côté était au plus bas au pas {best}. Depuis, il est remonté, alors que celui des plantes d’apprentissage descendait.</translation>
    </message>
    <message>
        <source>The loss hardly falls any more. That does not mean that it is at its minimum.</source>
        <translation>Le coût ne descend presque plus. Cela ne veut pas dire qu’il est à son minimum.</translation>
    </message>
    <message>
        <source>Dead ReLUs: {dead} of {hidden}. Each gives 0 for every plant learnt from, so the loss gives its weights no slope.</source>
        <translation>Neurones ReLU morts&#xa0;: {dead} sur {hidden}. Un tel neurone donne 0 pour toutes les plantes d’apprentissage&#xa0;: le coût n’a pas de pente le long de ses poids.</translation>
    </message>
    <message>
        <source>The ReLUs of a whole layer are dead: every plant gets the same answer, and the loss can&apos;t come below {limit}. Press R to draw another start.</source>
        <translation>Tous les neurones ReLU d’une couche sont morts&#xa0;: chaque plante reçoit la même réponse, et le coût ne peut pas descendre sous {limit}. Appuyez sur R pour tirer un autre départ.</translation>
    </message>
    <message>
        <source>This run has reached the most that is kept of one: 512 MB, or four million plants of before they were changed. Rewind to begin another.</source>
        <translation>Cet essai a atteint le maximum que l’on garde&#xa0;: 512&#xa0;Mo, ou quatre millions de plantes telles qu’elles étaient avant d’être changées. Revenez au départ pour en commencer un autre.</translation>
    </message>
    <message>
        <source>The network has not taken a step yet. Press Space and watch it learn.</source>
        <translation>Le réseau n’a encore fait aucun pas. Appuyez sur Espace et regardez-le apprendre.</translation>
    </message>
    <message>
        <source>The network learns by stepping down the slope of the loss.</source>
        <translation>Le réseau apprend en descendant, pas à pas, la pente du coût.</translation>
    </message>
    <message>
        <source>The loss hardly falls any more. That need not be its minimum: a network may rest on a plateau, and its loss fall again later.</source>
        <translation>Le coût ne descend presque plus. Ce n’est pas forcément son minimum&#xa0;: un réseau peut rester sur un plateau, et son coût redescendre plus tard.</translation>
    </message>
    <message>
        <source>At α = {rate} the loss climbs at times. Yet these inputs can separate the two kinds: whatever α is, it tends to 0 in the end.</source>
        <translation>Avec α = {rate}, le coût remonte par moments. Mais ces entrées peuvent séparer les deux espèces&#xa0;: quel que soit α, il finit par descendre vers 0.</translation>
    </message>
    <message>
        <source>These inputs can separate the two kinds. Not there yet: {mistakes} on the wrong side.</source>
        <translation>Ces entrées peuvent séparer les deux espèces. Plantes encore du mauvais côté&#xa0;: {mistakes}.</translation>
    </message>
    <message>
        <source>These inputs can&apos;t separate the two kinds: the loss will level off at its minimum, {limit}.</source>
        <translation>Ces entrées ne peuvent pas séparer les deux espèces&#xa0;: le coût se stabilisera à son minimum, {limit}.</translation>
    </message>
    <message>
        <source>The loss is at its minimum, {limit}: no other weights have a smaller one, and learning is over.</source>
        <translation>Le coût est à son minimum, {limit}&#xa0;: aucun autre poids n’en donne un plus petit, l’apprentissage est terminé.</translation>
    </message>
    <message>
        <source>These inputs can&apos;t separate the two kinds: no weights bring the loss below its minimum, {limit}.</source>
        <translation>Ces entrées ne peuvent pas séparer les deux espèces&#xa0;: aucun poids ne fait descendre le coût sous son minimum, {limit}.</translation>
    </message>
    <message>
        <source>The loss is at its minimum, {limit}: no other weights have a smaller one.</source>
        <translation>Le coût est à son minimum, {limit}&#xa0;: aucun autre poids n’en donne un plus petit.</translation>
    </message>
    <message>
        <source>The loss climbs at times, for measures so large, so far from 0 or so unequal. Yet these inputs can separate the two kinds: in the end it tends to 0 all the same.</source>
        <translation>Des mesures si grandes, si loin de 0 ou si inégales font remonter le coût par moments. Mais ces entrées peuvent séparer les deux espèces&#xa0;: il descend quand même vers 0.</translation>
    </message>
    <message>
        <source>The two kinds are separated: the farther the weights move away from 0, the closer the loss comes to 0.</source>
        <translation>Les deux espèces sont séparées&#xa0;: plus les poids s’éloignent de 0, plus le coût s’approche de 0.</translation>
    </message>
    <message>
        <source>The two kinds touch: however far the weights move away from 0, the loss can&apos;t come down to 0.</source>
        <translation>Les deux espèces se touchent&#xa0;: les poids ont beau s’éloigner de 0, le coût ne peut pas descendre jusqu’à 0.</translation>
    </message>
    <message>
        <source>The weights step down the slope of loss and penalty together.</source>
        <translation>Les poids descendent, pas à pas, la pente du coût et de la pénalité réunis.</translation>
    </message>
    <message>
        <source>The penalty holds the weights: loss and penalty together will level off at their minimum, {limit}.</source>
        <translation>La pénalité retient les poids&#xa0;: la somme du coût et de la pénalité se stabilisera à son minimum, {limit}.</translation>
    </message>
    <message>
        <source>Loss and penalty together are at their minimum, {limit}: learning is over.</source>
        <translation>La somme du coût et de la pénalité est à son minimum, {limit}&#xa0;: l’apprentissage est terminé.</translation>
    </message>
    <message>
        <source>The penalty holds the weights: no weights bring loss and penalty together below their minimum, {limit}.</source>
        <translation>La pénalité retient les poids&#xa0;: aucun poids ne fait descendre la somme du coût et de la pénalité sous son minimum, {limit}.</translation>
    </message>
    <message>
        <source>Loss and penalty together are at their minimum, {limit}: no other weights have less.</source>
        <translation>La somme du coût et de la pénalité est à son minimum, {limit}&#xa0;: aucun autre poids n’en donne une plus petite.</translation>
    </message>
    <message>
        <source>All weights are 0, and so is every slope: nothing moves, and the loss stays at {limit}. Press R to draw a start.</source>
        <translation>Tous les poids sont nuls, et toutes les pentes aussi&#xa0;: rien ne bouge, et le coût reste à {limit}. Appuyez sur R pour tirer un départ au hasard.</translation>
    </message>
    <message>
        <source>All weights are 0, and only the output&apos;s bias moves: the loss can&apos;t come below {limit}. Press R to draw a start.</source>
        <translation>Tous les poids sont nuls, et seul le biais de la sortie bouge&#xa0;: le coût ne peut pas descendre sous {limit}. Appuyez sur R pour tirer un départ au hasard.</translation>
    </message>
    <message>
        <source>The neurons of each layer are alike and move alike: together they can do no more than one of them. Press R to draw a start.</source>
        <translation>Les neurones de chaque couche sont identiques et bougent de la même façon&#xa0;: à eux tous, ils ne font pas mieux qu’un seul. Appuyez sur R pour tirer un départ au hasard.</translation>
    </message>
    <message>
        <source>The loss hardly falls any more. Dead ReLUs, which give 0 for every plant learnt from: {dead} of {hidden}.</source>
        <translation>Le coût ne descend presque plus. Neurones ReLU morts, qui donnent 0 pour toutes les plantes d’apprentissage&#xa0;: {dead} sur {hidden}.</translation>
    </message>
    <message>
        <source>All non-toxic plants are held out: there is nothing to tell toxic ones from. Hold fewer out.</source>
        <translation>Toutes les plantes non toxiques sont mises de côté&#xa0;: rien à distinguer. Mettez-en moins de côté.</translation>
    </message>
    <message>
        <source>All plants of the kind {zero} are held out: there is nothing to tell the kind {one} from. Hold fewer out.</source>
        <translation>Toutes les plantes de l’espèce {zero} sont mises de côté&#xa0;: l’espèce {one} est seule, il n’y a rien à distinguer. Mettez-en moins de côté.</translation>
    </message>
    <message>
        <source>All toxic plants are held out: there is nothing to tell the others from. Hold fewer out.</source>
        <translation>Toutes les plantes toxiques sont mises de côté&#xa0;: rien à distinguer. Mettez-en moins de côté.</translation>
    </message>
    <message>
        <source>All plants of the kind {one} are held out: there is nothing to tell the kind {zero} from. Hold fewer out.</source>
        <translation>Toutes les plantes de l’espèce {one} sont mises de côté&#xa0;: l’espèce {zero} est seule, il n’y a rien à distinguer. Mettez-en moins de côté.</translation>
    </message>
    <message>
        <source>Saturated neurons: {stuck} of {hidden}. Each is flat on every plant learnt from: hardly any slope gets through, so it hardly learns.</source>
        <translation>Neurones saturés&#xa0;: {stuck} sur {hidden}. Un tel neurone est plat sur toutes les plantes d’apprentissage&#xa0;: presque aucune pente ne le traverse, il n’apprend presque plus.</translation>
    </message>
    <message>
        <source>Twins: {stuck} of {hidden} hidden neurons have the same weights as another one of their layer, so the same slopes: they stay alike.</source>
        <translation>Jumeaux&#xa0;: {stuck} neurones cachés sur {hidden} ont les mêmes poids qu’un autre de leur couche, donc les mêmes pentes&#xa0;: ils restent pareils.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Number pad</source>
        <translation>Pavé numérique</translation>
    </message>
    <message>
        <source>Delete the last sign</source>
        <translation>Effacer le dernier signe</translation>
    </message>
    <message>
        <source>A little more</source>
        <translation>Un peu plus</translation>
    </message>
    <message>
        <source>A little less</source>
        <translation>Un peu moins</translation>
    </message>
    <message>
        <source>Back by a sign</source>
        <translation>Reculer d’un signe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Valider</translation>
    </message>
</context>
<context>
    <name>OptimiserChoice</name>
    <message>
        <source>Gradient descent</source>
        <translation>Descente de gradient</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Inertie</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>What a step makes of the slope. Change it in the middle of a run: learning goes on from where it is.</source>
        <translation>Ce qu’un pas fait de la pente. On peut en changer en plein essai&#xa0;: l’apprentissage continue de là où il est.</translation>
    </message>
    <message>
        <source>The optimiser&apos;s constants, as they are usually chosen</source>
        <translation>Les constantes de l’optimiseur, telles qu’on les choisit d’ordinaire</translation>
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
    <message>
        <source>{one}
{0} sure</source>
        <translation>{one}
probabilité {0}</translation>
    </message>
    <message>
        <source>{zero}
{0} sure</source>
        <translation>{zero}
probabilité {0}</translation>
    </message>
    <message>
        <source>toxic or not: {0}</source>
        <translation>toxique ou non : {0}</translation>
    </message>
    <message>
        <source>{one} or
{zero}: {0}</source>
        <translation>{one} ou
{zero} : {0}</translation>
    </message>
</context>
<context>
    <name>ParameterSlice</name>
    <message>
        <source>weight w₁</source>
        <translation>le poids w₁</translation>
    </message>
    <message>
        <source>weight w₂</source>
        <translation>le poids w₂</translation>
    </message>
    <message>
        <source>bias b</source>
        <translation>le biais b</translation>
    </message>
    <message>
        <source>along</source>
        <translation>selon</translation>
    </message>
    <message>
        <source>Drag the ball, or press Up and Down (with Shift: finer)</source>
        <translation>Déplacez la bille à la souris, ou avec les flèches Haut et Bas (Maj&#xa0;: plus fin)</translation>
    </message>
</context>
<context>
    <name>PathBox</name>
    <message>
        <source>One hour: {0} pages</source>
        <translation>Une heure&#xa0;: {0} pages</translation>
    </message>
    <message>
        <source>All {0} pages</source>
        <translation>Les {0} pages</translation>
    </message>
    <message>
        <source>Go on at page {0}</source>
        <translation>Reprendre à la page {0}</translation>
    </message>
    <message>
        <source>After the last one done: page {0}</source>
        <translation>Après la dernière faite : page {0}</translation>
    </message>
</context>
<context>
    <name>PenaltyChoice</name>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Added to the loss, so that weights stay small; biases cost nothing. L1 brings weights to 0, L2 shrinks them all.</source>
        <translation>S’ajoute au coût pour que les poids restent petits&#x202f;; les biais ne coûtent rien. L1 amène des poids à 0, L2 les réduit tous.</translation>
    </message>
    <message>
        <source>Rosenblatt&apos;s rule and formulas of your own know no penalty.</source>
        <translation>La règle de Rosenblatt et vos propres formules ignorent la pénalité.</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Pénalité</translation>
    </message>
    <message>
        <source>Rate R of the penalty</source>
        <translation>Taux R de la pénalité</translation>
    </message>
    <message>
        <source>There is no penalty whose rate could be set.</source>
        <translation>Il n’y a pas de pénalité dont on puisse régler le taux.</translation>
    </message>
    <message>
        <source>Rate R of the penalty, from 0 to 100</source>
        <translation>Taux R de la pénalité, de 0 à 100</translation>
    </message>
</context>
<context>
    <name>PenaltyCurve</name>
    <message>
        <source>Loss by penalty</source>
        <translation>Coût selon la pénalité</translation>
    </message>
    <message>
        <source>The loss on plants learnt from and on those held out, against the penalty&apos;s rate. Click to take a rate; Up and Down take the next one.</source>
        <translation>Le coût sur les plantes d’apprentissage et sur celles mises de côté, selon le taux de la pénalité. Un clic choisit un taux&#x202f;; Haut et Bas passent au suivant.</translation>
    </message>
    <message>
        <source>Click to take that rate  [↑ ↓]</source>
        <translation>Cliquez pour choisir ce taux  [↑ ↓]</translation>
    </message>
    <message>
        <source>Hold plants out to see their loss</source>
        <translation>Mettez des plantes de côté pour voir leur coût</translation>
    </message>
    <message>
        <source>No plant is held out</source>
        <translation>Aucune plante mise de côté</translation>
    </message>
    <message>
        <source>Held out: best is R = {0} (ℒ = {1})</source>
        <translation>Mises de côté&#xa0;: le mieux est R = {0} (ℒ = {1})</translation>
    </message>
    <message>
        <source>step {0} of {1}</source>
        <translation>pas {0} sur {1}</translation>
    </message>
    <message>
        <source>No plant to learn from yet</source>
        <translation>Pas encore de plante pour apprendre</translation>
    </message>
    <message>
        <source>{0} runs are about to begin…</source>
        <translation>{0} essais vont commencer…</translation>
    </message>
    <message>
        <source>chosen: R = {0}</source>
        <translation>choisi&#xa0;: R = {0}</translation>
    </message>
    <message>
        <source>{0}, held out {1}</source>
        <translation>{0}, mises de côté {1}</translation>
    </message>
    <message>
        <source>learnt from</source>
        <translation>apprentissage</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>mises de côté</translation>
    </message>
    <message>
        <source>rate R of the penalty</source>
        <translation>taux R de la pénalité</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Export a picture</source>
        <translation>Exporter une figure</translation>
    </message>
    <message>
        <source>PNG: pixels, for slides and the web</source>
        <translation>PNG&#xa0;: des pixels, pour un diaporama ou le web</translation>
    </message>
    <message>
        <source>SVG: shapes, sharp at any size, for the web and drawing programs</source>
        <translation>SVG&#xa0;: des tracés, nets à toute taille, pour le web et le dessin</translation>
    </message>
    <message>
        <source>PDF: shapes, sharp at any size, for print and LaTeX</source>
        <translation>PDF&#xa0;: des tracés, nets à toute taille, pour l’impression et LaTeX</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>Taille en pixels</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Largeur en pixels</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Hauteur en pixels</translation>
    </message>
    <message>
        <source>Times as many pixels each way</source>
        <translation>Multiplier les pixels par</translation>
    </message>
    <message>
        <source>Times as many pixels each way, with type as large</source>
        <translation>Multiplier le nombre de pixels dans chaque sens, à mise en page égale</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} pixels</translation>
    </message>
    <message>
        <source>The pictures as shapes and text, what is around them as pixels</source>
        <translation>Les figures en tracés et en texte, ce qui les entoure en pixels</translation>
    </message>
    <message>
        <source>Shapes and text that stay sharp at any size</source>
        <translation>Des tracés et du texte, nets à toute taille</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>This picture is about one neuron with the inputs x₁ and x₂. The model on screen is another.</source>
        <translation>Cette figure ne parle que d’un neurone seul, d’entrées x₁ et x₂. Le modèle à l’écran en est un autre.</translation>
    </message>
    <message>
        <source>All plants at once</source>
        <translation>Toutes les plantes d’un coup</translation>
    </message>
    <message>
        <source>Field of plants</source>
        <translation>Champ de plantes</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>Courbe du coût</translation>
    </message>
    <message>
        <source>Table of plants</source>
        <translation>Tableau des plantes</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Vraisemblance</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoïde</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Surface</translation>
    </message>
    <message>
        <source>Bernoulli distribution</source>
        <translation>Loi de Bernoulli</translation>
    </message>
    <message>
        <source>Chord</source>
        <translation>Corde</translation>
    </message>
    <message>
        <source>Monotone logarithm</source>
        <translation>Logarithme croissant</translation>
    </message>
    <message>
        <source>Why the logarithm</source>
        <translation>Pourquoi le logarithme&#x202f;?</translation>
    </message>
    <message>
        <source>To the log loss</source>
        <translation>Vers la log loss</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Pente</translation>
    </message>
    <message>
        <source>Loss map</source>
        <translation>Carte du coût</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>Descente</translation>
    </message>
    <message>
        <source>Local minimum</source>
        <translation>Minimum local</translation>
    </message>
    <message>
        <source>Same summit</source>
        <translation>Même sommet</translation>
    </message>
    <message>
        <source>Neuron diagram</source>
        <translation>Schéma du neurone</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Hidden plane</source>
        <translation>Plan caché</translation>
    </message>
    <message>
        <source>Lifted plants</source>
        <translation>Plantes soulevées</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>À rebours</translation>
    </message>
    <message>
        <source>Many starts</source>
        <translation>Quarante départs</translation>
    </message>
    <message>
        <source>Race of optimisers</source>
        <translation>Course d’optimiseurs</translation>
    </message>
    <message>
        <source>Loss by penalty</source>
        <translation>Coût selon la pénalité</translation>
    </message>
</context>
<context>
    <name>PlantCellDelegate</name>
    <message>
        <source>{0} of plant {1}</source>
        <translation>{0} de la plante {1}</translation>
    </message>
</context>
<context>
    <name>PlantDialog</name>
    <message>
        <source>Plant {0}: exact measures</source>
        <translation>Plante {0} : mesures exactes</translation>
    </message>
</context>
<context>
    <name>PlantTable</name>
    <message>
        <source>plant</source>
        <translation>plante</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>coût</translation>
    </message>
    <message>
        <source>the plant&apos;s number, in the order of placing</source>
        <translation>le numéro de la plante, dans l’ordre de placement</translation>
    </message>
    <message>
        <source>1 for a toxic plant, 0 for a non-toxic one</source>
        <translation>1 pour une plante toxique, 0 pour une plante non toxique</translation>
    </message>
    <message>
        <source>z = w₁x₁ + w₂x₂ + b</source>
        <translation>z = w₁x₁ + w₂x₂ + b</translation>
    </message>
    <message>
        <source>the probability that it is toxic</source>
        <translation>la probabilité qu’elle soit toxique</translation>
    </message>
    <message>
        <source>ℓ = −log P, log = ln: how far the neuron is wrong about it</source>
        <translation>ℓ = −log P, log = ln&#xa0;: à quel point le neurone se trompe sur elle</translation>
    </message>
    <message>
        <source>Click to sort: upwards, downwards, as placed</source>
        <translation>Un clic trie&#xa0;: par ordre croissant, décroissant, puis de placement</translation>
    </message>
    <message>
        <source>Table of the plants</source>
        <translation>Tableau des plantes</translation>
    </message>
    <message>
        <source>Leaves of toxic and of non-toxic plants, with their width x1 and length x2.</source>
        <translation>Feuilles de plantes toxiques et non toxiques, avec leur largeur x1 et leur longueur x2.</translation>
    </message>
    <message>
        <source>Type to change y, x1 or x2, in the last row to add a plant; double-click y to change the kind. Ctrl+C copies, Ctrl+V pastes, Ctrl+Tab leaves the table.</source>
        <translation>Tapez pour changer y, x1 ou x2, et dans la dernière ligne pour ajouter une plante&#x202f;; un double-clic sur y change son espèce. Ctrl+C copie, Ctrl+V colle, Ctrl+Tab quitte le tableau.</translation>
    </message>
    <message>
        <source>{0} cm</source>
        <translation>{0} cm</translation>
    </message>
    <message>
        <source>toxic: y = 1</source>
        <translation>toxique&#xa0;: y = 1</translation>
    </message>
    <message>
        <source>non-toxic: y = 0</source>
        <translation>non toxique&#xa0;: y = 0</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>et {0} de plus</translation>
    </message>
    <message>
        <source>1 for {one}, 0 for {zero}</source>
        <translation>1 pour {one}, 0 pour {zero}</translation>
    </message>
    <message>
        <source>Plants of the kinds {0} and {1}; x1 is {2}, x2 is {3}.</source>
        <translation>Plantes des espèces {0} et {1}&#x202f;; x1 est {2}, x2 est {3}.</translation>
    </message>
    <message>
        <source>the probability of {one}</source>
        <translation>la probabilité de {one}</translation>
    </message>
    <message>
        <source>{0}: y = {1}</source>
        <translation>{0}&#xa0;: y = {1}</translation>
    </message>
    <message>
        <source>{0}, held out</source>
        <translation>{0}, mise de côté</translation>
    </message>
    <message>
        <source>z: what the sigmoid of the output is taken of</source>
        <translation>z : ce à quoi la sortie applique la sigmoïde</translation>
    </message>
    <message>
        <source>ℓ = −log P, log = ln: how far the model is wrong about it</source>
        <translation>ℓ = −log P, log = ln : à quel point le modèle se trompe sur elle</translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>Learning rate α</source>
        <translation>Taux d’apprentissage α</translation>
    </message>
    <message>
        <source>Learning rate α: how far each step follows the slope, from 0.0001 to 100</source>
        <translation>Taux d’apprentissage α&#xa0;: jusqu’où chaque pas suit la pente, de 0,0001 à 100</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
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
    <message>
        <source>Speed: {0} step/s</source>
        <translation>Vitesse&#xa0;: {0} pas/s</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>steps a second</source>
        <translation>pas par seconde</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Esc: once more to leave.</source>
        <translation>Échap : encore une fois pour quitter.</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Light, for print</source>
        <translation>Clair, pour l’impression</translation>
    </message>
    <message>
        <source>Dark, for the screen</source>
        <translation>Sombre, pour l’écran</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
</context>
<context>
    <name>ProgramBox</name>
    <message>
        <source>what is missing in the line of {0}</source>
        <translation>ce qui manque à la ligne de {0}</translation>
    </message>
    <message>
        <source>Train with my lines</source>
        <translation>Apprendre avec mes lignes</translation>
    </message>
    <message>
        <source>Not yet: for plant {0} yours gives {1}, the neuron {2}.</source>
        <translation>Pas encore&#xa0;: pour la plante {0}, vous trouvez {1}, le neurone {2}.</translation>
    </message>
    <message>
        <source>That is one number for all plants.</source>
        <translation>C’est un seul nombre pour toutes les plantes.</translation>
    </message>
    <message>
        <source>Not yet: that is not what the neuron does.</source>
        <translation>Pas encore&#xa0;: ce n’est pas ce que fait le neurone.</translation>
    </message>
</context>
<context>
    <name>ProgressController</name>
    <message>
        <source>{0} written.</source>
        <translation>{0}&#xa0;: enregistré.</translation>
    </message>
    <message>
        <source>Save the progress</source>
        <translation>Enregistrer la progression</translation>
    </message>
    <message>
        <source>progress</source>
        <translation>progression</translation>
    </message>
    <message>
        <source>The progress as a page to print</source>
        <translation>La progression, en une page à imprimer</translation>
    </message>
    <message>
        <source>PDF to print (*.pdf)</source>
        <translation>PDF à imprimer (*.pdf)</translation>
    </message>
    <message>
        <source>Open a progress</source>
        <translation>Ouvrir une progression</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>Rien n’a encore été fait.</translation>
    </message>
    <message>
        <source>Begin the course anew?</source>
        <translation>Recommencer tout le cours&#xa0;?</translation>
    </message>
    <message>
        <source>Goals reached: {0}, votes: {1}. Their ticks are taken away, and that can&apos;t be undone.</source>
        <translation>Objectifs atteints&#xa0;: {0}, votes&#xa0;: {1}. Leurs coches disparaissent, sans retour possible.</translation>
    </message>
    <message>
        <source>Begin &amp;anew</source>
        <translation>&amp;Tout recommencer</translation>
    </message>
    <message>
        <source>Everything in this file was done here, too.</source>
        <translation>Tout ce que contient ce fichier était déjà fait ici.</translation>
    </message>
    <message>
        <source>Added to what was done here: goals {0}, votes {1}.</source>
        <translation>Ajouté à ce qui était fait ici&#xa0;: objectifs {0}, votes {1}.</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>The neuron: what I did</source>
        <translation>Le neurone&#xa0;: ce que j’ai fait</translation>
    </message>
    <message>
        <source>Goals reached: {0} of {1}. Votes: {2} of {3}, predicted rightly: {4}.</source>
        <translation>Objectifs atteints&#xa0;: {0} sur {1}. Votes&#xa0;: {2} sur {3}, pronostics justes&#xa0;: {4}.</translation>
    </message>
    <message>
        <source>My prediction: {0}</source>
        <translation>Mon pronostic&#xa0;: {0}</translation>
    </message>
    <message>
        <source>It was: {0}</source>
        <translation>C’était&#xa0;: {0}</translation>
    </message>
    <message>
        <source>My formulas</source>
        <translation>Mes formules</translation>
    </message>
    <message>
        <source>My program</source>
        <translation>Mon programme</translation>
    </message>
    <message>
        <source>My program, for all plants at once</source>
        <translation>Mon programme, pour toutes les plantes à la fois</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Voir dans&#xa0;:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Type de fichiers&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>finish: {0}</source>
        <translation>arrivée&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Race of optimisers</source>
        <translation>Course d’optimiseurs</translation>
    </message>
    <message>
        <source>Optimisers that start together, with the same learning rate: their losses, their ways on the loss map, and the step at which each arrives.</source>
        <translation>Des optimiseurs qui partent ensemble, avec le même taux d’apprentissage&#xa0;: leurs coûts, leurs chemins sur la carte du coût, et le pas où chacun arrive.</translation>
    </message>
    <message>
        <source>Arrived: 99% of the way down from the start to the lowest loss of all</source>
        <translation>Arrivé&#xa0;: à 99&#x202f;% de la descente, du départ au coût le plus bas de tous</translation>
    </message>
    <message>
        <source>Who races</source>
        <translation>Qui court</translation>
    </message>
    <message>
        <source>Choose the optimisers that start together</source>
        <translation>Choisir les optimiseurs qui partent ensemble</translation>
    </message>
    <message>
        <source>as on screen</source>
        <translation>comme à l’écran</translation>
    </message>
    <message>
        <source>standardised</source>
        <translation>centrées réduites</translation>
    </message>
    <message>
        <source>Race on the plants as they are on screen</source>
        <translation>Courir sur les plantes telles qu’elles sont à l’écran</translation>
    </message>
    <message>
        <source>Race on the same plants with mean 0 and standard deviation 1</source>
        <translation>Courir sur les mêmes plantes, de moyenne 0 et d’écart type 1</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Encore</translation>
    </message>
    <message>
        <source>Show the race again from its start</source>
        <translation>Revoir la course depuis le départ</translation>
    </message>
    <message>
        <source>No plant to learn from yet</source>
        <translation>Pas encore de plante pour apprendre</translation>
    </message>
    <message>
        <source>On your marks…</source>
        <translation>À vos marques…</translation>
    </message>
    <message>
        <source>Who arrives first?</source>
        <translation>Qui arrive le premier&#x202f;?</translation>
    </message>
    <message>
        <source>{0} arrives first, at step {1}</source>
        <translation>{0} arrive en tête, au pas {1}</translation>
    </message>
    <message>
        <source>{0}; as on screen: {1}, at step {2}</source>
        <translation>{0}&#x202f;; comme à l’écran&#xa0;: {1}, au pas {2}</translation>
    </message>
    <message>
        <source>{0}; standardised: {1}, at step {2}</source>
        <translation>{0}&#x202f;; centrées réduites&#xa0;: {1}, au pas {2}</translation>
    </message>
    <message>
        <source>on screen</source>
        <translation>à l’écran</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
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
    <message>
        <source>{one}: right</source>
        <translation>{one}&#xa0;: juste</translation>
    </message>
    <message>
        <source>{one}: wrong</source>
        <translation>{one}&#xa0;: faux</translation>
    </message>
    <message>
        <source>{zero}: right</source>
        <translation>{zero}&#xa0;: juste</translation>
    </message>
    <message>
        <source>{zero}: wrong</source>
        <translation>{zero}&#xa0;: faux</translation>
    </message>
    <message>
        <source>right, held out</source>
        <translation>justes, mises de côté</translation>
    </message>
    <message>
        <source>with the penalty</source>
        <translation>avec la pénalité</translation>
    </message>
    <message>
        <source>log loss without the penalty</source>
        <translation>coût (log loss) sans la pénalité</translation>
    </message>
    <message>
        <source>log loss of the plants held out</source>
        <translation>coût (log loss) des plantes mises de côté</translation>
    </message>
    <message>
        <source>log loss of the plants held out, without the penalty</source>
        <translation>coût (log loss) des plantes mises de côté, sans la pénalité</translation>
    </message>
    <message>
        <source>loss, held out</source>
        <translation>coût, mises de côté</translation>
    </message>
    <message>
        <source>‖g‖: how long the gradient by all {0} parameters is, with the penalty</source>
        <translation>‖g‖&#xa0;: la longueur du gradient selon les {0} paramètres, pénalité comprise</translation>
    </message>
    <message>
        <source>‖g‖: how long the gradient by all {0} parameters is</source>
        <translation>‖g‖ : longueur du gradient, pris sur les {0} paramètres</translation>
    </message>
</context>
<context>
    <name>RevealBox</name>
    <message>
        <source>Some plants are held out to test with, and hidden.</source>
        <translation>Des plantes sont mises de côté pour le test, et cachées.</translation>
    </message>
    <message>
        <source>Reveal them</source>
        <translation>Les révéler</translation>
    </message>
    <message>
        <source>Reveal the plants held out</source>
        <translation>Révéler les plantes mises de côté</translation>
    </message>
</context>
<context>
    <name>RuleQuestion</name>
    <message>
        <source>Which rule leads to the next line?</source>
        <translation>Quelle règle mène à la ligne suivante&#x202f;?</translation>
    </message>
    <message>
        <source>take the logarithm</source>
        <translation>prendre le logarithme</translation>
    </message>
    <message>
        <source>change the sign, divide by m</source>
        <translation>changer de signe, diviser par m</translation>
    </message>
    <message>
        <source>There is no logarithm yet: it comes first.</source>
        <translation>Il n’y a pas encore de logarithme&#xa0;: commencez par lui.</translation>
    </message>
    <message>
        <source>No power is left.</source>
        <translation>Il ne reste aucune puissance.</translation>
    </message>
    <message>
        <source>The logarithm has been taken already.</source>
        <translation>On a déjà pris le logarithme.</translation>
    </message>
    <message>
        <source>No logarithm of a product is left.</source>
        <translation>Il ne reste aucun logarithme d’un produit.</translation>
    </message>
    <message>
        <source>Not yet: under the logarithm there is a product, not a power alone.</source>
        <translation>Pas encore&#xa0;: sous le logarithme, il y a un produit, pas une puissance seule.</translation>
    </message>
    <message>
        <source>Not yet: that is the last step, once no power is left.</source>
        <translation>Pas encore&#xa0;: c’est la dernière étape, quand il ne reste plus de puissance.</translation>
    </message>
</context>
<context>
    <name>RunExporter</name>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Script with holes to fill in (*.py)</source>
        <translation>Script à trous, à compléter (*.py)</translation>
    </message>
    <message>
        <source>Script for {0} (*.py)</source>
        <translation>Script pour {0} (*.py)</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>neurone</translation>
    </message>
    <message>
        <source>Trace as CSV</source>
        <translation>Trace en CSV</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>trace</translation>
    </message>
    <message>
        <source>Plants as CSV or XLSX</source>
        <translation>Plantes en CSV ou XLSX</translation>
    </message>
    <message>
        <source>plants</source>
        <translation>plantes</translation>
    </message>
    <message>
        <source>Exported: {0}.</source>
        <translation>Exporté&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Rien n’a été exporté.</translation>
    </message>
    <message>
        <source>Making {0}…</source>
        <translation>{0} se prépare…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Script for R (*.R)</source>
        <translation>Script pour R (*.R)</translation>
    </message>
</context>
<context>
    <name>RunNames</name>
    <message>
        <source>held out: {0}, {1} of {2} right</source>
        <translation>mises de côté : {0}, justes : {1} sur {2}</translation>
    </message>
    <message>
        <source>without the penalty; with it: {0}</source>
        <translation>sans la pénalité ; avec elle : {0}</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>plain descent</source>
        <translation>descente simple</translation>
    </message>
    <message>
        <source>none held out</source>
        <translation>aucune mise de côté</translation>
    </message>
    <message>
        <source>no penalty</source>
        <translation>sans pénalité</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>pénalité</translation>
    </message>
    <message>
        <source>held out: {0}</source>
        <translation>mises de côté : {0}</translation>
    </message>
</context>
<context>
    <name>SameMaximum</name>
    <message>
        <source>The same summit</source>
        <translation>Le même sommet</translation>
    </message>
    <message>
        <source>Likelihood, log-likelihood and its negative along one parameter.</source>
        <translation>La vraisemblance, son logarithme et l’opposé, en fonction d’un paramètre.</translation>
    </message>
    <message>
        <source>summit at {0} = {1}</source>
        <translation>sommet en {0} = {1}</translation>
    </message>
    <message>
        <source>no plants yet</source>
        <translation>pas encore de plantes</translation>
    </message>
    <message>
        <source>no summit to be seen: rounded, L is the same all along {0}</source>
        <translation>pas de sommet visible&#xa0;: après arrondi, L est la même pour tout {0}</translation>
    </message>
    <message>
        <source>the summit is out of the picture, at a larger {0}</source>
        <translation>le sommet est hors de la figure, pour {0} plus grand</translation>
    </message>
    <message>
        <source>the summit is out of the picture, at a smaller {0}</source>
        <translation>le sommet est hors de la figure, pour {0} plus petit</translation>
    </message>
    <message>
        <source>no summit: along {0} nothing changes here</source>
        <translation>pas de sommet&#xa0;: selon {0}, rien ne change ici</translation>
    </message>
    <message>
        <source>no summit: the likelihood grows for ever with {0}</source>
        <translation>pas de sommet&#xa0;: la vraisemblance croît sans fin avec {0}</translation>
    </message>
    <message>
        <source>no summit: the likelihood grows for ever as {0} falls</source>
        <translation>pas de sommet&#xa0;: la vraisemblance croît sans fin quand {0} diminue</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>likelihood L</source>
        <translation>vraisemblance L</translation>
    </message>
    <message>
        <source>log-likelihood log L</source>
        <translation>log-vraisemblance log L</translation>
    </message>
    <message>
        <source>its negative −log L</source>
        <translation>son opposée −log L</translation>
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
        <source>two spirals</source>
        <translation>deux spirales</translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation>damier</translation>
    </message>
    <message>
        <source>iris: virginica and versicolor</source>
        <translation>iris&#x202f;: virginica et versicolor</translation>
    </message>
    <message>
        <source>100 real plants measured by Edgar Anderson, published by R. A. Fisher in 1936; UCI Machine Learning Repository, data set 53, CC BY 4.0. Virginica plays the toxic kind, versicolor the non-toxic one; no line separates them.</source>
        <translation>100 vraies plantes mesurées par Edgar Anderson, publiées par R. A. Fisher en 1936&#x202f;; UCI Machine Learning Repository, jeu de données 53, CC BY 4.0. Virginica joue le rôle de l’espèce toxique, versicolor celui de la non toxique&#x202f;; aucune droite ne les sépare.</translation>
    </message>
    <message>
        <source>100 real plants measured by Edgar Anderson, published by R. A. Fisher in 1936; UCI Machine Learning Repository, data set 53, CC BY 4.0. Setosa plays the toxic kind, versicolor the non-toxic one.</source>
        <translation>100 vraies plantes mesurées par Edgar Anderson, publiées par R. A. Fisher en 1936&#x202f;; UCI Machine Learning Repository, jeu de données 53, CC BY 4.0. Setosa joue le rôle de l’espèce toxique, versicolor celui de la non toxique.</translation>
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
        <source>Plants per dab</source>
        <translation>Plantes par coup</translation>
    </message>
    <message>
        <source>Place these plants</source>
        <translation>Placer ces plantes</translation>
    </message>
</context>
<context>
    <name>SessionController</name>
    <message>
        <source>None yet</source>
        <translation>Aucun pour l’instant</translation>
    </message>
    <message>
        <source>Save the changes to {0}?</source>
        <translation>Enregistrer les modifications de {0}&#x202f;?</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>Sinon, elles seront perdues.</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t save</source>
        <translation>&amp;Ne pas enregistrer</translation>
    </message>
    <message>
        <source>Save n&amp;one</source>
        <translation>N’en enregistrer &amp;aucun</translation>
    </message>
    <message>
        <source>Other plants came after this work; undo leads back to it. Without saving, it is lost.</source>
        <translation>D’autres plantes ont pris la place de ce travail&#x202f;; annuler y ramène. Si vous ne l’enregistrez pas, il sera perdu.</translation>
    </message>
    <message>
        <source>You went back from this work by undo; redo leads to it. Without saving, it is lost.</source>
        <translation>Vous avez quitté ce travail en annulant&#x202f;; rétablir y ramène. Si vous ne l’enregistrez pas, il sera perdu.</translation>
    </message>
    <message>
        <source>Its file is no longer where it was. Without saving, it is lost.</source>
        <translation>Son fichier n’est plus là où il était. Si vous ne l’enregistrez pas, ce travail sera perdu.</translation>
    </message>
    <message>
        <source>Undo no longer leads back to {0}: a copy of it is offered at the next start.</source>
        <translation>Annuler ne ramène plus à {0}&#xa0;: une copie en sera proposée au prochain démarrage.</translation>
    </message>
    <message>
        <source>{0} has been changed by another program.</source>
        <translation>{0} a été modifié par un autre programme.</translation>
    </message>
    <message>
        <source>Saving over it would lose what was written there since you opened it.</source>
        <translation>L’enregistrer ainsi effacerait ce qui y a été écrit depuis que vous l’avez ouvert.</translation>
    </message>
    <message>
        <source>Save under another &amp;name…</source>
        <translation>Enregistrer sous un autre &amp;nom…</translation>
    </message>
    <message>
        <source>Save &amp;over it</source>
        <translation>&amp;Remplacer le fichier</translation>
    </message>
    <message>
        <source>Lost: {0}.</source>
        <translation>Perdu&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>&amp;Open what can be read</source>
        <translation>&amp;Ouvrir ce qui se lit</translation>
    </message>
    <message>
        <source>The laboratory was not closed properly. Open what was on screen?</source>
        <translation>Le laboratoire ne s’est pas fermé normalement. Rouvrir ce qui était à l’écran&#x202f;?</translation>
    </message>
    <message>
        <source>{0}: {1} plants, kept on {2}.</source>
        <translation>{0}&#xa0;: {1} plantes, gardées le {2}.</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Throw it away</source>
        <translation>&amp;Jeter</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Plus tard</translation>
    </message>
    <message>
        <source>this laboratory</source>
        <translation>ce laboratoire</translation>
    </message>
    <message>
        <source>the run</source>
        <translation>l’essai</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>les réglages</translation>
    </message>
    <message>
        <source>what the pictures showed</source>
        <translation>ce que montraient les figures</translation>
    </message>
    <message>
        <source>the earlier runs</source>
        <translation>les essais précédents</translation>
    </message>
    <message>
        <source>the mystery plant</source>
        <translation>la plante inconnue</translation>
    </message>
    <message>
        <source>the page of the course</source>
        <translation>la page du cours</translation>
    </message>
    <message>
        <source>lab</source>
        <translation>labo</translation>
    </message>
    <message>
        <source>{0}: {1} plant, kept on {2}.</source>
        <translation>{0}&#xa0;: {1} plante, gardée le {2}.</translation>
    </message>
    <message>
        <source>Other work kept with it: {0}. It is offered at the next start.</source>
        <translation>Autres travaux gardés avec lui : {0}. Ils seront proposés au prochain démarrage.</translation>
    </message>
    <message>
        <source>Save what you changed on {0} pages of the course ({1})?</source>
        <translation>Enregistrer ce que vous avez changé sur {0} pages du cours ({1}) ?</translation>
    </message>
    <message>
        <source>Throw &amp;all away</source>
        <translation>Tout j&amp;eter</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>la page {0}</translation>
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
        <translation>La probabilité a(z), et chaque plante à l’abscisse z avec son erreur.</translation>
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
    <message>
        <source>prediction: {0}
z {1} 0</source>
        <translation>prédiction&#xa0;: {0}
z {1} 0</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>, held out: {0}</source>
        <translation>, mises de côté&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Paused: {0}</source>
        <translation>En pause&#xa0;: {0}</translation>
    </message>
    <message>
        <source>all plants have other measures</source>
        <translation>toutes les plantes ont d’autres mesures</translation>
    </message>
    <message>
        <source>at {0}, {1}</source>
        <translation>en {0}, {1}</translation>
    </message>
    <message>
        <source>boundary: {0} = 0</source>
        <translation>frontière&#xa0;: {0} = 0</translation>
    </message>
    <message>
        <source>distance to the boundary: {0}</source>
        <translation>distance à la frontière&#xa0;: {0}</translation>
    </message>
    <message>
        <source>done again: {0}</source>
        <translation>rétabli&#xa0;: {0}</translation>
    </message>
    <message>
        <source>earlier runs: {0}</source>
        <translation>essais précédents&#xa0;: {0}</translation>
    </message>
    <message>
        <source>in the middle the curve is at {0}, the chord at {1}</source>
        <translation>au milieu, la courbe est à {0}, la corde à {1}</translation>
    </message>
    <message>
        <source>in truth y = {0}</source>
        <translation>en vérité y = {0}</translation>
    </message>
    <message>
        <source>learning</source>
        <translation>apprentissage en cours</translation>
    </message>
    <message>
        <source>likelihood {0}, its logarithm {1}, minus the logarithm {2}</source>
        <translation>vraisemblance {0}, son logarithme {1}, l’opposé du logarithme {2}</translation>
    </message>
    <message>
        <source>line {0} of {1}: {2} = {3}</source>
        <translation>ligne {0} sur {1}&#xa0;: {2} = {3}</translation>
    </message>
    <message>
        <source>log loss {0}</source>
        <translation>coût {0}</translation>
    </message>
    <message>
        <source>log loss {0} at step {1} of {2}</source>
        <translation>coût {0} au pas {1} sur {2}</translation>
    </message>
    <message>
        <source>minimum at {0}, {1}, {2}, with ℒ = {3}</source>
        <translation>minimum en {0}, {1}, {2}, avec ℒ = {3}</translation>
    </message>
    <message>
        <source>minus the mean: the log loss</source>
        <translation>l’opposé de la moyenne&#xa0;: le coût (log loss)</translation>
    </message>
    <message>
        <source>model {0}, parameters: {1}</source>
        <translation>modèle {0}, paramètres&#xa0;: {1}</translation>
    </message>
    <message>
        <source>mystery plant</source>
        <translation>plante inconnue</translation>
    </message>
    <message>
        <source>mystery plant at x₁ = {x1}, x₂ = {x2}: z = {z}, a = {a}, the model says {kind}</source>
        <translation>plante inconnue en x₁ = {x1}, x₂ = {x2}&#xa0;: z = {z}, a = {a}, le modèle répond {kind}</translation>
    </message>
    <message>
        <source>mystery plant taken away</source>
        <translation>plante inconnue enlevée</translation>
    </message>
    <message>
        <source>next step, α = {0}</source>
        <translation>pas suivant, α = {0}</translation>
    </message>
    <message>
        <source>no boundary yet: w₁ and w₂ are 0</source>
        <translation>pas encore de frontière&#xa0;: w₁ et w₂ valent 0</translation>
    </message>
    <message>
        <source>no plant is chosen</source>
        <translation>aucune plante n’est choisie</translation>
    </message>
    <message>
        <source>no plant yet</source>
        <translation>pas encore de plante</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>rien n’est sélectionné</translation>
    </message>
    <message>
        <source>on the plants held out: {0}</source>
        <translation>sur les plantes mises de côté&#xa0;: {0}</translation>
    </message>
    <message>
        <source>on the right side</source>
        <translation>du bon côté</translation>
    </message>
    <message>
        <source>on the wrong side</source>
        <translation>du mauvais côté</translation>
    </message>
    <message>
        <source>on the wrong side: {0}</source>
        <translation>du mauvais côté&#xa0;: {0}</translation>
    </message>
    <message>
        <source>placed: {0}</source>
        <translation>placée&#xa0;: {0}</translation>
    </message>
    <message>
        <source>plant {0}</source>
        <translation>plante {0}</translation>
    </message>
    <message>
        <source>plants {one}: {0}, plants {zero}: {1}</source>
        <translation>plantes {one}&#xa0;: {0}, plantes {zero}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>product</source>
        <translation>produit</translation>
    </message>
    <message>
        <source>pulled most in the last step: {0}</source>
        <translation>ont le plus tiré au dernier pas&#xa0;: {0}</translation>
    </message>
    <message>
        <source>selected: {0}</source>
        <translation>sélection&#xa0;: {0}</translation>
    </message>
    <message>
        <source>side: {0}</source>
        <translation>côté {0}</translation>
    </message>
    <message>
        <source>slope {0}</source>
        <translation>pente {0}</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>pas {0}</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>somme</translation>
    </message>
    <message>
        <source>taken away: {0}</source>
        <translation>enlevée&#xa0;: {0}</translation>
    </message>
    <message>
        <source>the boundary is not drawn</source>
        <translation>la frontière n’est pas tracée</translation>
    </message>
    <message>
        <source>the boundary is where z = 0, no straight line</source>
        <translation>la frontière est là où z = 0, ce n’est pas une droite</translation>
    </message>
    <message>
        <source>the logarithm of the product</source>
        <translation>le logarithme du produit</translation>
    </message>
    <message>
        <source>the lowest possible: {0}</source>
        <translation>le plus bas possible&#xa0;: {0}</translation>
    </message>
    <message>
        <source>the powers y and 1 − y brought down as factors</source>
        <translation>les puissances y et 1 − y descendues en facteurs</translation>
    </message>
    <message>
        <source>the product of all P</source>
        <translation>le produit de tous les P</translation>
    </message>
    <message>
        <source>the sum of the logarithms of all P</source>
        <translation>la somme des logarithmes de tous les P</translation>
    </message>
    <message>
        <source>there: {0}</source>
        <translation>là&#xa0;: {0}</translation>
    </message>
    <message>
        <source>toxic plants: {0}, non-toxic plants: {1}</source>
        <translation>plantes toxiques&#xa0;: {0}, non toxiques&#xa0;: {1}</translation>
    </message>
    <message>
        <source>two logarithms a plant, one of them 0</source>
        <translation>deux logarithmes par plante, dont un nul</translation>
    </message>
    <message>
        <source>u = {0} is less than v = {1}, and log(u) = {2} less than log(v) = {3}</source>
        <translation>u = {0} est plus petit que v = {1}, et log(u) = {2} plus petit que log(v) = {3}</translation>
    </message>
    <message>
        <source>undone: {0}</source>
        <translation>annulé&#xa0;: {0}</translation>
    </message>
    <message>
        <source>which rule leads to the next line is asked</source>
        <translation>question&#xa0;: quelle règle mène à la ligne suivante</translation>
    </message>
    <message>
        <source>x₁ = {0}, x₂ = {1}</source>
        <translation>x₁ = {0}, x₂ = {1}</translation>
    </message>
    <message>
        <source>{0} at the start, least {1} at step {2}</source>
        <translation>{0} au départ, au plus bas {1} au pas {2}</translation>
    </message>
    <message>
        <source>{0} from {1} to {2} of</source>
        <translation>{0}, de {1} à {2}, de</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}, with slope {3}</source>
        <translation>{0} de {1} à {2}, avec la pente {3}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>de {0} à {1}</translation>
    </message>
    <message>
        <source>{kind}: around x₁ = {x1}, x₂ = {x2}</source>
        <translation>{kind}&#xa0;: autour de x₁ = {x1}, x₂ = {x2}</translation>
    </message>
    <message>
        <source>{kind}: {symbol} = {values}</source>
        <translation>{kind}&#xa0;: {symbol} = {values}</translation>
    </message>
    <message>
        <source>{plant}, {kind}, at x₁ = {x1}, x₂ = {x2}: z = {z}, a = {a}, {side}</source>
        <translation>{plant}, {kind}, en x₁ = {x1}, x₂ = {x2}&#xa0;: z = {z}, a = {a}, {side}</translation>
    </message>
    <message>
        <source>{plant}: z = {sum} = {z}, a = {a}, so y_pred = {y}</source>
        <translation>{plant}&#xa0;: z = {sum} = {z}, a = {a}, donc y_pred = {y}</translation>
    </message>
    <message>
        <source>{z}: P(Y = 1) = {0}, P(Y = 0) = {1}</source>
        <translation>{z}&#xa0;: P(Y = 1) = {0}, P(Y = 0) = {1}</translation>
    </message>
    <message>
        <source>{z}: {one} {0}, {zero} {1}</source>
        <translation>{z}&#xa0;: {one} {0}, {zero} {1}</translation>
    </message>
    <message>
        <source>factors: {0}, their product: {1}, the sum of their logarithms: {2}</source>
        <translation>facteurs&#xa0;: {0}, leur produit&#xa0;: {1}, la somme de leurs logarithmes&#xa0;: {2}</translation>
    </message>
    <message>
        <source>how often each plant is taken: {0}</source>
        <translation>répétitions de chaque plante&#xa0;: {0}</translation>
    </message>
    <message>
        <source>likelihood of all plants together: {0}; least likely: {1}, P = {2}; most likely: {3}, P = {4}</source>
        <translation>vraisemblance de toutes les plantes ensemble&#xa0;: {0}&#x202f;; la moins vraisemblable&#xa0;: {1}, P = {2}&#x202f;; la plus vraisemblable&#xa0;: {3}, P = {4}</translation>
    </message>
    <message>
        <source>plants moved: {0}</source>
        <translation>plantes déplacées&#xa0;: {0}</translation>
    </message>
    <message>
        <source>plants of another kind now: {0}</source>
        <translation>plantes d’une autre espèce maintenant&#xa0;: {0}</translation>
    </message>
    <message>
        <source>plants placed: {0}</source>
        <translation>plantes placées&#xa0;: {0}</translation>
    </message>
    <message>
        <source>plants selected: {0}</source>
        <translation>plantes sélectionnées&#xa0;: {0}</translation>
    </message>
    <message>
        <source>plants taken away: {0}</source>
        <translation>plantes enlevées&#xa0;: {0}</translation>
    </message>
    <message>
        <source>rows of X: {0}, times W = ({1}, {2}), plus b = {3}, gives z of each plant</source>
        <translation>lignes de X&#xa0;: {0}, multipliées par W = ({1}&#x202f;; {2}), plus b = {3}, donnent le z de chaque plante</translation>
    </message>
</context>
<context>
    <name>StatusSentence</name>
    <message>
        <source>Add {0}</source>
        <translation>Ajouter {0}</translation>
    </message>
    <message>
        <source>Add hidden neurons</source>
        <translation>Ajouter des neurones cachés</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>follow the advice</source>
        <translation>suivre le conseil</translation>
    </message>
    <message>
        <source>put this message away</source>
        <translation>fermer ce message</translation>
    </message>
</context>
<context>
    <name>Surface</name>
    <message>
        <source>Surface</source>
        <translation>Surface</translation>
    </message>
    <message>
        <source>The probability a over both measures, in space, with each plant on the floor of its kind; or the loss over two parameters. Drag to turn, click a plant to select it. Up and Down tilt, with Shift they turn, + and - zoom.</source>
        <translation>La probabilité a en fonction des deux mesures, dans l’espace, avec chaque plante à la hauteur de sa classe&#x202f;; ou le coût en fonction de deux paramètres. Faites glisser pour tourner, cliquez sur une plante pour la sélectionner. Haut et Bas inclinent, avec Maj ils tournent, + et − agrandissent et réduisent.</translation>
    </message>
    <message>
        <source>Drag to turn, wheel to zoom  [↑ ↓ tilt, Shift+↑ ↓ turn, + − zoom]</source>
        <translation>Faites glisser pour tourner, molette pour zoomer  [↑ ↓ incliner, Maj+↑ ↓ tourner, + − zoomer]</translation>
    </message>
    <message>
        <source>The probability over x₁ and x₂</source>
        <translation>La probabilité en fonction de x₁ et x₂</translation>
    </message>
    <message>
        <source>The loss over two parameters</source>
        <translation>Le coût en fonction de deux paramètres</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Look at it in perspective</source>
        <translation>Voir en perspective</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Look along the boundary: the sigmoid&apos;s S shows</source>
        <translation>Regarder le long de la frontière&#xa0;: on voit le S de la sigmoïde</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Dessus</translation>
    </message>
    <message>
        <source>Look from above, as on the field</source>
        <translation>Voir de dessus, comme dans le plan</translation>
    </message>
    <message>
        <source>{0} of {1} plants drawn</source>
        <translation>{0} plantes dessinées sur {1}</translation>
    </message>
    <message>
        <source>minimum {0}</source>
        <translation>minimum {0}</translation>
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
    <name>TouchBar</name>
    <message>
        <source>Touch bar</source>
        <translation>Barre tactile</translation>
    </message>
    <message>
        <source>{0}. Tap for the other kind.</source>
        <translation>{0}. Touchez pour l’autre espèce.</translation>
    </message>
    <message>
        <source>Leave the projector</source>
        <translation>Revenir à la fenêtre</translation>
    </message>
</context>
<context>
    <name>VoteBox</name>
    <message>
        <source>Reveal</source>
        <translation>Révéler</translation>
    </message>
    <message>
        <source>votes for: {0}</source>
        <translation>voix pour&#xa0;: {0}</translation>
    </message>
    <message>
        <source>how many of the class vote for it</source>
        <translation>combien d’élèves votent pour cette réponse</translation>
    </message>
    <message>
        <source>Choose an answer first.</source>
        <translation>Choisissez d’abord une réponse.</translation>
    </message>
    <message>
        <source>The right answer: {0}.</source>
        <translation>La bonne réponse&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>You had it right.</source>
        <translation>Vous aviez raison.</translation>
    </message>
    <message>
        <source>Your answer was another one.</source>
        <translation>Vous aviez répondu autre chose.</translation>
    </message>
</context>
<context>
    <name>WeightChoice</name>
    <message>
        <source>b of {0}</source>
        <translation>b ({0})</translation>
    </message>
    <message>
        <source>The weight or bias along which it is cut</source>
        <translation>Le poids ou le biais le long duquel on coupe</translation>
    </message>
    <message>
        <source>{0}   (one cut of many)</source>
        <translation>{0}   (une coupe parmi d’autres)</translation>
    </message>
</context>
<context>
    <name>WhyLog</name>
    <message>
        <source>Why the logarithm</source>
        <translation>Pourquoi le logarithme&#x202f;?</translation>
    </message>
    <message>
        <source>The product of all P, and the sum of their logarithms, as plants repeat.</source>
        <translation>Le produit de tous les P et la somme de leurs logarithmes, quand on répète les plantes.</translation>
    </message>
    <message>
        <source>The same plants, taken {0} times</source>
        <translation>Les mêmes plantes, prises {0} fois</translation>
    </message>
    <message>
        <source>No plant, no factor: place some in the field.</source>
        <translation>Aucune plante, donc aucun facteur&#xa0;: placez-en dans le champ.</translation>
    </message>
    <message>
        <source>0: a computer has no number between 0 and {0}, and the product is lost there</source>
        <translation>0&#xa0;: l’ordinateur n’a pas de nombre entre 0 et {0}, le produit s’y perd</translation>
    </message>
    <message>
        <source>Factors: {0}. The more there are, the nearer their product is to 0.</source>
        <translation>Facteurs&#xa0;: {0}. Plus il y en a, plus leur produit est proche de 0.</translation>
    </message>
    <message>
        <source>The same plants, taken once</source>
        <translation>Les mêmes plantes, prises une fois</translation>
    </message>
    <message>
        <source>Factors: {0}. Each is 1 when rounded, and so is their product.</source>
        <translation>Facteurs&#xa0;: {0}. Chacun vaut 1 après arrondi, et leur produit aussi.</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>{0} – answers</source>
        <translation>{0} – corrigé</translation>
    </message>
    <message>
        <source>One neuron, step by step</source>
        <translation>Un neurone, pas à pas</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>Class:</source>
        <translation>Classe&#xa0;:</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>Date&#xa0;:</translation>
    </message>
    <message>
        <source>The line z = 0</source>
        <translation>La droite z = 0</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>z = w₁x₁ + w₂x₂ + b     a = 1 / (1 + e⁻ᶻ)     loss = −ln a if y = 1, −ln(1 − a) if y = 0</source>
        <translation>z = w₁x₁ + w₂x₂ + b     a = 1 / (1 + e⁻ᶻ)     coût = −ln a si y = 1, −ln(1 − a) si y = 0</translation>
    </message>
    <message>
        <source>The slope for w₁ is the mean of (a − y) x₁, for w₂ that of (a − y) x₂, for b that of a − y. A step: new w = w − α × slope, and b likewise; ln is the natural logarithm.</source>
        <translation>La pente pour w₁ est la moyenne des (a − y) x₁, pour w₂ celle des (a − y) x₂, pour b celle des a − y. Un pas&#xa0;: nouveau w = w − α × pente, et de même pour b&#xa0;; ln est le logarithme népérien.</translation>
    </message>
    <message>
        <source>The neuron is that of step {0}, rounded to what stands here.</source>
        <translation>Le neurone est celui du pas {0}, arrondi à ce qui est écrit ici.</translation>
    </message>
    <message>
        <source>The neuron is that of step {0}.</source>
        <translation>Le neurone est celui du pas {0}.</translation>
    </message>
    <message>
        <source>On paper a step follows the slope, whatever the run does.</source>
        <translation>Sur papier, un pas suit la pente, quoi que fasse l’essai à l’écran.</translation>
    </message>
    <message>
        <source>The measures are rounded.</source>
        <translation>Les mesures sont arrondies.</translation>
    </message>
    <message>
        <source>plant</source>
        <translation>plante</translation>
    </message>
    <message>
        <source>Table {0}</source>
        <translation>Tableau {0}</translation>
    </message>
    <message>
        <source>Table {0}, with the new w₁, w₂ and b</source>
        <translation>Tableau {0}, avec les nouveaux w₁, w₂ et b</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>coût</translation>
    </message>
    <message>
        <source>After step {0}:</source>
        <translation>Après le pas {0}&#xa0;:</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>{0}, page {1}</source>
        <translation>{0}, page {1}</translation>
    </message>
    <message>
        <source>None: z ≥ 0 wherever y = 1, and z &lt; 0 wherever y = 0.</source>
        <translation>Aucune&#xa0;: z ≥ 0 partout où y = 1, et z &lt; 0 partout où y = 0.</translation>
    </message>
    <message>
        <source>Plant {0}: its z does not have the sign that y asks for.</source>
        <translation>Plante {0} : son z n’a pas le signe que demande y.</translation>
    </message>
    <message>
        <source>Plants {0}: their z do not have the sign that y asks for.</source>
        <translation>Plantes {0} : leur z n’a pas le signe que demande y.</translation>
    </message>
    <message>
        <source>Which plants of table 1 are on the wrong side of the line? What tells you?</source>
        <translation>Quelles plantes du tableau 1 sont du mauvais côté de la droite&#xa0;? À quoi le voit-on&#xa0;?</translation>
    </message>
    <message>
        <source>Plant {0}: {1}. It is given the least probability for its own kind.</source>
        <translation>Plante {0} : {1}. C’est à elle que le neurone donne le moins de chances d’être de sa propre espèce.</translation>
    </message>
    <message>
        <source>Plants {0}: {1} each. The neuron is as sure of one as of another.</source>
        <translation>Plantes {0} : {1} chacune. Le neurone n’est pas plus sûr de l’une que de l’autre.</translation>
    </message>
    <message>
        <source>Which plant of table 1 costs most, and why?</source>
        <translation>Quelle plante du tableau 1 coûte le plus, et pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>On the line, z = 0. Work out {1} of it for {0} = {2} and for {0} = {3}; draw the line.</source>
        <translation>Sur la droite, z = 0. Calculez-y {1} pour {0} = {2} et pour {0} = {3}&#xa0;; tracez la droite.</translation>
    </message>
    <message>
        <source>For {0} = {2}: {1} = {3}; for {0} = {4}: {1} = {5}.</source>
        <translation>Pour {0} = {2}&#xa0;: {1} = {3}&#xa0;; pour {0} = {4}&#xa0;: {1} = {5}.</translation>
    </message>
    <message>
        <source>{0} falls (slope {1} &gt; 0)</source>
        <translation>{0} baisse (pente {1} &gt; 0)</translation>
    </message>
    <message>
        <source>{0} stays (slope {1})</source>
        <translation>{0} ne bouge pas (pente {1})</translation>
    </message>
    <message>
        <source>{0} grows (slope {1} &lt; 0)</source>
        <translation>{0} augmente (pente {1} &lt; 0)</translation>
    </message>
    <message>
        <source>Which of w₁, w₂ and b grow with the first step, and which fall? How do you see it before working it out?</source>
        <translation>Lesquels de w₁, w₂ et b augmentent au premier pas, lesquels baissent&#xa0;? Comment le voir avant de calculer&#xa0;?</translation>
    </message>
    <message>
        <source>From {0} to {1}: it falls.</source>
        <translation>De {0} à {1}&#xa0;: il baisse.</translation>
    </message>
    <message>
        <source>From {0} to {1}: as printed, it stays.</source>
        <translation>De {0} à {1}&#xa0;: à ces décimales, il ne bouge pas.</translation>
    </message>
    <message>
        <source>From {0} to {1}: it rises; α is too large.</source>
        <translation>De {0} à {1}&#xa0;: il monte&#xa0;; α est trop grand.</translation>
    </message>
    <message>
        <source>How does the mean loss change from table 1 to table {0}?</source>
        <translation>Comment le coût moyen change-t-il du tableau 1 au tableau {0}&#xa0;?</translation>
    </message>
    <message>
        <source>Decimals: {0} for z, {1} for a, {2} for the loss and the products, {3} for the means. Go on with each number as you wrote it.</source>
        <translation>Décimales&#xa0;: {0} pour z, {1} pour a, {2} pour le coût et les produits, {3} pour les moyennes. Continuez avec chaque nombre tel que vous l’avez écrit.</translation>
    </message>
    <message>
        <source>Plants in the tables and slopes: {0}; the run learns from: {1}.</source>
        <translation>Plantes des tableaux et des pentes&#xa0;: {0}&#xa0;; plantes de l’apprentissage&#xa0;: {1}.</translation>
    </message>
</context>
<context>
    <name>WorksheetController</name>
    <message>
        <source>{0} written.</source>
        <translation>{0}&#xa0;: enregistré.</translation>
    </message>
    <message>
        <source>worksheet</source>
        <translation>exercices</translation>
    </message>
    <message>
        <source>Save the worksheet</source>
        <translation>Enregistrer la fiche d’exercices</translation>
    </message>
</context>
<context>
    <name>WorksheetDialog</name>
    <message>
        <source>Worksheet</source>
        <translation>Fiche d’exercices</translation>
    </message>
    <message>
        <source>Draw the line z = 0</source>
        <translation>Tracer la droite z = 0</translation>
    </message>
    <message>
        <source>Ask questions</source>
        <translation>Poser des questions</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} pages</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 page</translation>
    </message>
    <message>
        <source>Sheet, and answers on another page</source>
        <translation>Fiche, et corrigé sur une autre page</translation>
    </message>
    <message>
        <source>Sheet alone</source>
        <translation>Fiche seule</translation>
    </message>
    <message>
        <source>Answers alone</source>
        <translation>Corrigé seul</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter (lettre US)</translation>
    </message>
    <message>
        <source>Plants to work out, such as 1-3, 7</source>
        <translation>Plantes à calculer, par exemple 1-3, 7</translation>
    </message>
    <message>
        <source>Steps, a table each</source>
        <translation>Pas, un tableau chacun</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Les pages</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>Page {0}</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>Ce qui s’imprime</translation>
    </message>
</context>
</TS>
