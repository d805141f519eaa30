<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>About</name>
    <message>
        <source>About Flipbook</source>
        <translation>Über Flipbook</translation>
    </message>
    <message>
        <source>Flipbook %1

Turns a prompt into an animated clip.
GPL-3.0 or later.</source>
        <translation>Flipbook %1

Macht aus einem Prompt einen bewegten Clip.
GPL-3.0 oder neuer.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Export clip…</source>
        <translation>&amp;Clip exportieren…</translation>
    </message>
    <message>
        <source>Save &amp;frame…</source>
        <translation>B&amp;ild speichern…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Voreinstellungen…</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>Generate &amp;next, before all that waits</source>
        <translation>Als &amp;Nächstes erzeugen, vor allen Wartenden</translation>
    </message>
    <message>
        <source>&amp;Stop this clip</source>
        <translation>Diesen Clip &amp;stoppen</translation>
    </message>
    <message>
        <source>&amp;Pause the queue</source>
        <translation>&amp;Warteschlange anhalten</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Create layout</source>
        <translation>Layout „&amp;Erstellen“</translation>
    </message>
    <message>
        <source>&amp;Review layout</source>
        <translation>Layout „&amp;Sichten“</translation>
    </message>
    <message>
        <source>&amp;Diagnose layout</source>
        <translation>Layout „&amp;Diagnose“</translation>
    </message>
    <message>
        <source>Re&amp;set layout</source>
        <translation>Layout &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Go to the &amp;prompt</source>
        <translation>Zum &amp;Prompt</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>&amp;Log zeigen</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>&amp;About Flipbook</source>
        <translation>Ü&amp;ber Flipbook</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>&amp;Trainieren…</translation>
    </message>
    <message>
        <source>&amp;Undo history</source>
        <translation>&amp;Schritte zum Zurückgehen</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Copy settings	Ctrl+C</source>
        <translation>Einstellungen &amp;kopieren	Strg+C</translation>
    </message>
    <message>
        <source>&amp;Paste settings…	Ctrl+V</source>
        <translation>Einstellungen &amp;einfügen…	Strg+V</translation>
    </message>
    <message>
        <source>Go to the &amp;model</source>
        <translation>Zum &amp;Modell gehen</translation>
    </message>
    <message>
        <source>Show the &amp;inspector</source>
        <translation>&amp;Inspektor zeigen</translation>
    </message>
    <message>
        <source>&amp;Look for models again</source>
        <translation>Modelle erneut &amp;suchen</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>EngineSentence</name>
    <message>
        <source>There is no file &quot;%1&quot;.</source>
        <translation>Die Datei „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Cannot read &quot;%1&quot;: %2.</source>
        <translation>„%1“ kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Cannot write &quot;%1&quot;: %2.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; exists already; choose another name or allow overwriting.</source>
        <translation>„%1“ gibt es schon; einen anderen Namen wählen oder Überschreiben erlauben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds &quot;%2&quot;, which no %3 made; choose another folder or move it away.</source>
        <translation>„%1“ enthält „%2“, das nicht von hier stammt (%3); einen anderen Ordner wählen oder es wegräumen.</translation>
    </message>
    <message>
        <source>The sprites&apos; file &quot;%1&quot; does not exist.</source>
        <translation>Die Sprite-Datei „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 names the folder %2, which does not exist.</source>
        <translation>%1 nennt den Ordner %2, den es nicht gibt.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 does not exist or cannot be read.</source>
        <translation>%1 gibt es nicht, oder es kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>Der Ordner %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 could not be encoded: %2.</source>
        <translation>%1 konnte nicht kodiert werden: %2.</translation>
    </message>
    <message>
        <source>Error while %1: %2.</source>
        <translation>Fehler (%1): %2.</translation>
    </message>
    <message>
        <source>%1 is not a JSON object.</source>
        <translation>%1 ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>%1 is not one JSON object.</source>
        <translation>%1 ist nicht ein einzelnes JSON-Objekt.</translation>
    </message>
    <message>
        <source>%1: This is no preset: %2, and a JSON object was needed.</source>
        <translation>%1: Das ist keine Vorlage: %2, nötig ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is something else than %3.</source>
        <translation>%1: „%2“ ist etwas anderes als %3.</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>%1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>%1 is a damaged %2.</source>
        <translation>%1 ist beschädigt (%2).</translation>
    </message>
    <message>
        <source>%1 is cut off: it begins as a zip archive, and the table of contents at its end is missing after %2 bytes.</source>
        <translation>%1 ist abgeschnitten: Es beginnt als ZIP-Archiv, und nach %2 Bytes fehlt das Inhaltsverzeichnis am Ende.</translation>
    </message>
    <message>
        <source>%1 is cut off in its data, storage &quot;%2&quot;, after %3 bytes.</source>
        <translation>%1 ist in seinen Daten abgeschnitten, im Speicher „%2“, nach %3 Bytes.</translation>
    </message>
    <message>
        <source>%1 is a pickle that calls %2 when Python opens it, which no model needs; nothing of it was run, and it is refused.</source>
        <translation>%1 ist ein Pickle, das beim Öffnen in Python %2 aufruft, was kein Modell braucht; nichts davon wurde ausgeführt, und es wird abgelehnt.</translation>
    </message>
    <message>
        <source>%1 is a pickle without tensors under names%2; the state dictionary of a model was needed.</source>
        <translation>%1 ist ein Pickle ohne benannte Tensoren%2; nötig ist das State Dictionary eines Modells.</translation>
    </message>
    <message>
        <source>%1 is a zip archive without a data.pkl, and so not of PyTorch; a .safetensors or PyTorch file was needed.</source>
        <translation>%1 ist ein ZIP-Archiv ohne data.pkl und damit nicht von PyTorch; nötig ist eine .safetensors- oder PyTorch-Datei.</translation>
    </message>
    <message>
        <source>%1 is a Python pickle, but not one of PyTorch; a .safetensors or PyTorch file was needed.</source>
        <translation>%1 ist ein Python-Pickle, aber keins von PyTorch; nötig ist eine .safetensors- oder PyTorch-Datei.</translation>
    </message>
    <message>
        <source>%1 has a tensor &quot;%2&quot; of type %3, which is not known here.</source>
        <translation>%1 hat einen Tensor „%2“ vom Typ %3, der hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>%1 has a tensor &quot;%2&quot; of type %3, which is not one of %4.</source>
        <translation>%1 hat einen Tensor „%2“ vom Typ %3, der keiner von diesen ist: %4.</translation>
    </message>
    <message>
        <source>%1 has no Flipbook recipe: neither recipe.json nor a PNG is in it.</source>
        <translation>%1 hat kein Flipbook-Rezept: Weder recipe.json noch ein PNG ist darin.</translation>
    </message>
    <message>
        <source>%1 has no Flipbook recipe.</source>
        <translation>%1 hat kein Flipbook-Rezept.</translation>
    </message>
    <message>
        <source>%1 is no file that carries a recipe (MP4, MOV, WebM, MKV, GIF, WebP, PNG, JPEG, JSON).</source>
        <translation>%1 ist keine Datei, die ein Rezept enthält (MP4, MOV, WebM, MKV, GIF, WebP, PNG, JPEG, JSON).</translation>
    </message>
    <message>
        <source>%1 is larger than 1 GiB, which no recipe carrier is.</source>
        <translation>%1 ist größer als 1 GiB, und so groß ist keine Datei mit einem Rezept.</translation>
    </message>
    <message>
        <source>The size is %1x%2, and 1 to 16384 pixels a side were needed.</source>
        <translation>Die Größe ist %1x%2; nötig sind 1 bis 16384 Pixel je Seite.</translation>
    </message>
    <message>
        <source>This build of FFmpeg has no encoder %1.</source>
        <translation>Dieses FFmpeg hat keinen Encoder %1.</translation>
    </message>
    <message>
        <source>The encoder %1 takes no pictures of %2x%3: choose another format or size.</source>
        <translation>Der Encoder %1 nimmt keine Bilder von %2x%3: ein anderes Format oder eine andere Größe wählen.</translation>
    </message>
    <message>
        <source>A side of a WebP is %1 pixels at most.</source>
        <translation>Eine Seite eines WebP hat höchstens %1 Pixel.</translation>
    </message>
    <message>
        <source>There is not enough memory to encode a %1.</source>
        <translation>Zum Kodieren reicht der Speicher nicht (%1).</translation>
    </message>
    <message>
        <source>The loss or its gradient became NaN or infinite in step %1 of %2, first in %3; the state saved last is kept.</source>
        <translation>Der Verlust oder sein Gradient wurde in Schritt %1 von %2 NaN oder unendlich, zuerst in %3; der zuletzt gespeicherte Stand bleibt erhalten.</translation>
    </message>
    <message>
        <source>None of the files in %1 can be used; %2 says why.</source>
        <translation>Keine der Dateien in %1 ist verwendbar; warum, steht in %2.</translation>
    </message>
    <message>
        <source>%1 of %2 files in %3 cannot be used; %4 says why.</source>
        <translation>%1 von %2 Dateien in %3 sind nicht verwendbar; warum, steht in %4.</translation>
    </message>
    <message>
        <source>%1 is no folder with videos or pictures.</source>
        <translation>%1 ist kein Ordner mit Videos oder Bildern.</translation>
    </message>
    <message>
        <source>%1 holds no state.safetensors to go on from.</source>
        <translation>%1 enthält keine state.safetensors zum Fortsetzen.</translation>
    </message>
    <message>
        <source>%1 is %2, and %3 to %4 was needed.</source>
        <translation>%1 ist %2; nötig ist: %3 bis %4.</translation>
    </message>
    <message>
        <source>%1 is %2, and %3 was needed.</source>
        <translation>%1 ist %2, gebraucht wird %3.</translation>
    </message>
    <message>
        <source>%1 is %2; an SD 1.5 checkpoint (UNet with 4 input channels, VAE and text encoder) was needed.</source>
        <translation>%1 ist %2; nötig ist ein SD-1.5-Checkpoint (UNet mit 4 Eingangskanälen, VAE und Text-Encoder).</translation>
    </message>
    <message>
        <source>%1 is %2; a VAE of SD 1.5 was needed.</source>
        <translation>%1 ist %2; nötig ist ein VAE von SD 1.5.</translation>
    </message>
    <message>
        <source>%1 is a motion module of the kind &quot;%2&quot;, which this program does not know.</source>
        <translation>%1 ist ein Bewegungsmodul der Art „%2“, die dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>%1 is a motion module of the kind %2, which is attached besides the model&apos;s own; a motion module for SD 1.5 was needed.</source>
        <translation>%1 ist ein Bewegungsmodul der Art %2, das neben dem des Modells angehängt wird; nötig ist ein Bewegungsmodul für SD 1.5.</translation>
    </message>
    <message>
        <source>%1 is %2; a motion module for SD 1.5 was needed.</source>
        <translation>%1 ist %2; nötig ist ein Bewegungsmodul für SD 1.5.</translation>
    </message>
    <message>
        <source>%1 is %2; a motion module was needed.</source>
        <translation>%1 ist %2; nötig ist ein Bewegungsmodul.</translation>
    </message>
    <message>
        <source>%1 is %2; a LoRA was needed.</source>
        <translation>%1 ist %2; nötig ist ein LoRA.</translation>
    </message>
    <message>
        <source>%1 is a picture without the text &quot;sd-ti-embedding&quot;; a textual inversion was needed.</source>
        <translation>%1 ist ein Bild ohne den Text „sd-ti-embedding“; nötig ist eine Textual Inversion.</translation>
    </message>
    <message>
        <source>%1 is %2; a textual inversion was needed.</source>
        <translation>%1 ist %2; nötig ist eine Textual Inversion.</translation>
    </message>
    <message>
        <source>%1 is a LoRA that changes no motion module; a MotionLoRA was needed.</source>
        <translation>%1 ist ein LoRA, das kein Bewegungsmodul ändert; nötig ist ein MotionLoRA.</translation>
    </message>
    <message>
        <source>%1 is a LoRA%2: none of its %3 layers, such as &quot;%4&quot;, is in %5.</source>
        <translation>%1 ist ein LoRA%2: Keine seiner %3 Schichten, etwa „%4“, ist in %5.</translation>
    </message>
    <message>
        <source>%1 is %2 and %3 is %4, which do not fit each other: choose %5.</source>
        <translation>%1 ist %2, %3 ist %4; beides passt nicht zusammen. Zu wählen ist: %5.</translation>
    </message>
    <message>
        <source>The LoRA %1 does not fit %2: its change of &quot;%3&quot; has the shape %4 where %5 was needed; it was made for another model.</source>
        <translation>Das LoRA %1 passt nicht zu %2: Seine Änderung von „%3“ hat die Form %4, nötig ist %5; es wurde für ein anderes Modell gemacht.</translation>
    </message>
    <message>
        <source>%1 changes &quot;%2&quot; by &quot;%3&quot;, a kind of change that is not known here; a LoRA, LoCon, LoHa, LoKr, IA3, full difference or DoRA was needed.</source>
        <translation>%1 ändert „%2“ durch „%3“, eine Art von Änderung, die hier nicht bekannt ist; nötig ist LoRA, LoCon, LoHa, LoKr, IA3, volle Differenz oder DoRA.</translation>
    </message>
    <message>
        <source>%1 changes &quot;%2&quot;, which %3 does not have.</source>
        <translation>%1 ändert „%2“, was %3 nicht hat.</translation>
    </message>
    <message>
        <source>The MotionLoRA %1 needs a motion module, and the clip has none.</source>
        <translation>Das MotionLoRA %1 braucht ein Bewegungsmodul, und der Clip hat keins.</translation>
    </message>
    <message>
        <source>The motion module %1 has channels %2 and does not fit the checkpoint %3, which has %4.</source>
        <translation>Das Bewegungsmodul %1 hat die Kanäle %2 und passt nicht zum Checkpoint %3, der %4 hat.</translation>
    </message>
    <message>
        <source>The motion module %1 has %2 layers a block and does not fit the checkpoint %3, which has %4.</source>
        <translation>Das Bewegungsmodul %1 hat %2 Schichten je Block und passt nicht zum Checkpoint %3, der %4 hat.</translation>
    </message>
    <message>
        <source>The motion module %1 can see %2 frames at once, but the context length is %3; a shorter context length is needed.</source>
        <translation>Das Bewegungsmodul %1 sieht %2 Bilder zugleich, die Kontextlänge ist aber %3; nötig ist eine kürzere Kontextlänge.</translation>
    </message>
    <message>
        <source>The motion module %1 fills no place in the blocks that it was wanted in.</source>
        <translation>Das Bewegungsmodul %1 füllt keinen Platz in den Blöcken, für die es gewählt ist.</translation>
    </message>
    <message>
        <source>The motion module %1: %2</source>
        <translation>Das Bewegungsmodul %1: %2</translation>
    </message>
    <message>
        <source>%1 fills &quot;%2&quot;, a place that this checkpoint&apos;s UNet does not have.</source>
        <translation>%1 füllt „%2“, einen Platz, den das UNet dieses Checkpoints nicht hat.</translation>
    </message>
    <message>
        <source>%1 has %2 channels at &quot;%3&quot; where this checkpoint&apos;s UNet has %4.</source>
        <translation>%1 hat bei „%3“ %2 Kanäle, das UNet dieses Checkpoints hat %4.</translation>
    </message>
    <message>
        <source>%1 does not fit together: its text encoder is %2 wide and its UNet needs %3.</source>
        <translation>%1 passt in sich nicht zusammen: Sein Text-Encoder ist %2 breit, sein UNet braucht %3.</translation>
    </message>
    <message>
        <source>%1 does not fit together: its VAE has %2 latent channels and its UNet needs %3.</source>
        <translation>%1 passt in sich nicht zusammen: Sein VAE hat %2 Latent-Kanäle, sein UNet braucht %3.</translation>
    </message>
    <message>
        <source>%1 does not fit together: its text encoder knows %2 tokens and its tokenizer has %3.</source>
        <translation>%1 passt in sich nicht zusammen: Sein Text-Encoder kennt %2 Tokens, sein Tokenizer hat %3.</translation>
    </message>
    <message>
        <source>%1 does not hold a complete motion module. %2</source>
        <translation>%1 enthält kein vollständiges Bewegungsmodul. %2</translation>
    </message>
    <message>
        <source>A motion module needs the tensors &quot;%1&quot;, or their original names.</source>
        <translation>Ein Bewegungsmodul braucht die Tensoren „%1“ oder deren ursprüngliche Namen.</translation>
    </message>
    <message>
        <source>%1 does not hold a complete %2: it lacks the tensor &quot;%3&quot;, or that tensor is empty.</source>
        <translation>%1 enthält nichts Vollständiges (%2): Der Tensor „%3“ fehlt oder ist leer.</translation>
    </message>
    <message>
        <source>%1 does not fit the %2: %3.</source>
        <translation>%1 passt nicht (%2): %3.</translation>
    </message>
    <message>
        <source>The folder %1 is missing; a model in the diffusers layout has unet/, vae/ and text_encoder/.</source>
        <translation>Der Ordner %1 fehlt; ein Modell im Diffusers-Format hat unet/, vae/ und text_encoder/.</translation>
    </message>
    <message>
        <source>The folder %1 has no %2.safetensors, nor its fp16 variant, its index or a .bin.</source>
        <translation>Der Ordner %1 enthält weder %2.safetensors noch dessen fp16-Variante, Index oder eine .bin.</translation>
    </message>
    <message>
        <source>%1 is a folder and holds no model in the diffusers layout (unet/, vae/, text_encoder/).</source>
        <translation>%1 ist ein Ordner und enthält kein Modell im Diffusers-Format (unet/, vae/, text_encoder/).</translation>
    </message>
    <message>
        <source>%1 has a transformer/ in place of a UNet, as FLUX and SD 3 have; an SD 1.5 checkpoint was needed.</source>
        <translation>%1 hat statt eines UNets ein transformer/, wie FLUX und SD 3; nötig ist ein SD-1.5-Checkpoint.</translation>
    </message>
    <message>
        <source>The shard %1 is missing beside %2, which names it.</source>
        <translation>Der Teil %1 fehlt neben %2, worin er genannt ist.</translation>
    </message>
    <message>
        <source>%1 is not the index of a sharded model: %2.</source>
        <translation>%1 ist nicht der Index eines geteilten Modells: %2.</translation>
    </message>
    <message>
        <source>%1 holds one set of weights for its UNet and no moving average (EMA) of them; choose the live weights.</source>
        <translation>%1 enthält für sein UNet nur einen Satz Gewichte und kein gleitendes Mittel (EMA) davon; zu wählen sind die trainierten Gewichte.</translation>
    </message>
    <message>
        <source>The textual inversion %1 has vectors %2, and the text encoder of %3 needs them %4 wide; one of the two has to be another.</source>
        <translation>Die Textual Inversion %1 hat Vektoren %2, der Text-Encoder von %3 braucht sie %4 breit; eins von beiden muss ein anderes sein.</translation>
    </message>
    <message>
        <source>The textual inversion %1 has vectors %2, and from 1 to %3 were needed.</source>
        <translation>Die Textual Inversion %1 hat Vektoren %2; nötig sind 1 bis %3.</translation>
    </message>
    <message>
        <source>The textual inversion %1 has no effect: its word &quot;%2&quot; is in neither prompt.</source>
        <translation>Die Textual Inversion %1 wirkt nicht: Ihr Wort „%2“ steht in keinem der Prompts.</translation>
    </message>
    <message>
        <source>The prompt has none of the words that this model knows, among them %1.</source>
        <translation>Der Prompt enthält keins der Wörter, die dieses Modell kennt, darunter %1.</translation>
    </message>
    <message>
        <source>The script %1 is refused: it uses %2, and only arithmetic on tensors is let run.</source>
        <translation>Das Skript %1 wird abgelehnt: Es verwendet %2, und nur Rechnen mit Tensoren ist erlaubt.</translation>
    </message>
    <message>
        <source>It changes weights by %1, which is not read; a LoRA, LoCon, LoHa, LoKr, IA3, full difference or DoRA was needed.</source>
        <translation>Es ändert Gewichte durch %1, was nicht gelesen wird; nötig ist LoRA, LoCon, LoHa, LoKr, IA3, volle Differenz oder DoRA.</translation>
    </message>
    <message>
        <source>Its numbers are whole ones, %1, and so no vectors of words.</source>
        <translation>Seine Zahlen sind ganz, %1, und damit keine Wortvektoren.</translation>
    </message>
    <message>
        <source>Its UNet takes pictures besides latents; choose the ordinary version of the model.</source>
        <translation>Sein UNet nimmt neben Latents auch Bilder; zu wählen ist die gewöhnliche Version des Modells.</translation>
    </message>
    <message>
        <source>A UNet alone makes no pictures: choose a whole checkpoint, or the folder with unet/, vae/ and text_encoder/.</source>
        <translation>Ein UNet allein macht keine Bilder: Zu wählen ist ein ganzer Checkpoint oder der Ordner mit unet/, vae/ und text_encoder/.</translation>
    </message>
    <message>
        <source>A text encoder alone makes no pictures: choose a whole checkpoint, or the folder with unet/, vae/ and text_encoder/.</source>
        <translation>Ein Text-Encoder allein macht keine Bilder: Zu wählen ist ein ganzer Checkpoint oder der Ordner mit unet/, vae/ und text_encoder/.</translation>
    </message>
    <message>
        <source>It moves SDXL checkpoints, and Flipbook works with SD 1.5: choose a motion module v1, v2 or v3.</source>
        <translation>Es bewegt SDXL-Checkpoints, Flipbook arbeitet aber mit SD 1.5: Zu wählen ist ein Bewegungsmodul v1, v2 oder v3.</translation>
    </message>
    <message>
        <source>Flipbook works with SD 1.5, and there are no motion modules for SD 2.x: choose an SD 1.5 checkpoint.</source>
        <translation>Flipbook arbeitet mit SD 1.5, und für SD 2.x gibt es keine Bewegungsmodule: Zu wählen ist ein SD-1.5-Checkpoint.</translation>
    </message>
    <message>
        <source>Flipbook works with SD 1.5: choose an SD 1.5 checkpoint.</source>
        <translation>Flipbook arbeitet mit SD 1.5: Zu wählen ist ein SD-1.5-Checkpoint.</translation>
    </message>
    <message>
        <source>Nothing in it looks like a model or like an addition to one.</source>
        <translation>Nichts darin sieht nach einem Modell oder einer Ergänzung dazu aus.</translation>
    </message>
    <message>
        <source>Flipbook does not use such files.</source>
        <translation>Flipbook verwendet solche Dateien nicht.</translation>
    </message>
    <message>
        <source>It was made for %1, and Flipbook works with SD 1.5: choose one for SD 1.5.</source>
        <translation>Es wurde für %1 gemacht, Flipbook arbeitet aber mit SD 1.5: Zu wählen ist eins für SD 1.5.</translation>
    </message>
    <message>
        <source>It has none of the tensors that a %1 needs.</source>
        <translation>Es enthält keinen der Tensoren, die nötig sind (%1).</translation>
    </message>
    <message>
        <source>It has no %1.</source>
        <translation>Darin fehlt: %1.</translation>
    </message>
    <message>
        <source>Its %1 lacks %2 of %3 tensors, %4.</source>
        <translation>%1: Von %3 Tensoren fehlen %2, %4.</translation>
    </message>
    <message>
        <source>NaN or infinity stands in %1, %2.</source>
        <translation>NaN oder Unendlich steht in %1: %2.</translation>
    </message>
    <message>
        <source>It holds the UNet twice, as trained and averaged (EMA).</source>
        <translation>Es enthält das UNet zweimal, trainiert und gemittelt (EMA).</translation>
    </message>
    <message>
        <source>It was trained to predict velocity (v-prediction).</source>
        <translation>Es wurde trainiert, die Geschwindigkeit vorherzusagen (v-prediction).</translation>
    </message>
    <message>
        <source>AnimateLCM makes clips in 4 to 8 steps with the sampler lcm, a guidance scale from 1 to 2 and the LoRA that belongs to it.</source>
        <translation>AnimateLCM macht Clips in 4 bis 8 Schritten mit dem Sampler lcm, einem CFG-Wert von 1 bis 2 und dem zugehörigen LoRA.</translation>
    </message>
    <message>
        <source>MotionLoRAs were made for v2 and do little on v3; the domain adapter that belongs to v3 is used as a LoRA.</source>
        <translation>MotionLoRAs wurden für v2 gemacht und bewirken auf v3 wenig; der Domain Adapter, der zu v3 gehört, wird als LoRA verwendet.</translation>
    </message>
    <message>
        <source>It was made for v2 motion modules; on v1 and v3 only a part of it applies, and its effect is weak.</source>
        <translation>Es wurde für v2-Bewegungsmodule gemacht; bei v1 und v3 greift nur ein Teil davon, und die Wirkung ist schwach.</translation>
    </message>
    <message>
        <source>It changes no middle block, so it fits v1, v2 and v3 motion modules.</source>
        <translation>Es ändert keinen mittleren Block und passt daher zu v1-, v2- und v3-Bewegungsmodulen.</translation>
    </message>
    <message>
        <source>SDXL&apos;s VAE is built alike and cannot be told from it; with that one colours come out wrong.</source>
        <translation>Das VAE von SDXL ist gleich gebaut und nicht davon zu unterscheiden; mit ihm stimmen die Farben nicht.</translation>
    </message>
    <message>
        <source>It has the contexts %1.</source>
        <translation>Es hat die Kontexte %1.</translation>
    </message>
    <message>
        <source>It is a program: use it only if you trust where it comes from.</source>
        <translation>Das ist ein Programm: nur verwenden, wenn die Herkunft vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>It brings a motion module of its own, in motion_adapter/.</source>
        <translation>Es bringt ein eigenes Bewegungsmodul mit, in motion_adapter/.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be %3.</source>
        <translation>%1 ist %2; nötig ist: %3.</translation>
    </message>
    <message>
        <source>The prompt&apos;s line &quot;%1&quot; %2.</source>
        <translation>Die Prompt-Zeile „%1“ %2.</translation>
    </message>
    <message>
        <source>The prompt&apos;s LoRA &quot;%1&quot; is not a model file in %2.</source>
        <translation>Das LoRA „%1“ des Prompts ist keine Modelldatei in %2.</translation>
    </message>
    <message>
        <source>The prompt&apos;s &quot;%1&quot; %2.</source>
        <translation>„%1“ im Prompt %2.</translation>
    </message>
    <message>
        <source>The choices of the prompt lead into each other without end: &quot;%1&quot;.</source>
        <translation>Die Auswahlen im Prompt führen endlos ineinander: „%1“.</translation>
    </message>
    <message>
        <source>The choices of the prompt make a text of more than 100 kB.</source>
        <translation>Die Auswahlen im Prompt ergeben einen Text von mehr als 100 kB.</translation>
    </message>
    <message>
        <source>The wildcard __%1__ has no file: %2 was needed.</source>
        <translation>Für den Platzhalter __%1__ gibt es keine Datei: Nötig ist %2.</translation>
    </message>
    <message>
        <source>The wildcard __%1__ has no lines: %2 is empty.</source>
        <translation>Der Platzhalter __%1__ hat keine Zeilen: %2 ist leer.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number and no curve such as &quot;0:(1.0), 8:(1.3)&quot;: %2.</source>
        <translation>„%1“ ist weder eine Zahl noch eine Kurve wie „0:(1.0), 8:(1.3)“: %2.</translation>
    </message>
    <message>
        <source>The context &quot;%1&quot; has a part without a name; a name, or NAME:SHARE joined by +, was needed.</source>
        <translation>Dem Kontext „%1“ fehlt in einem Teil der Name; nötig ist ein Name oder NAME:ANTEIL, mit + verbunden.</translation>
    </message>
    <message>
        <source>The share of the context &quot;%1&quot; is no finite number at every frame.</source>
        <translation>Der Anteil des Kontexts „%1“ ist nicht bei jedem Bild eine endliche Zahl.</translation>
    </message>
    <message>
        <source>It has the contexts %1; one of them was needed.</source>
        <translation>Es hat die Kontexte %1; einer davon ist nötig.</translation>
    </message>
    <message>
        <source>It has no contexts, and &quot;%1&quot; was asked for.</source>
        <translation>Es hat keine Kontexte, verlangt ist aber „%1“.</translation>
    </message>
    <message>
        <source>It has no context &quot;%1&quot;, only %2.</source>
        <translation>Es hat keinen Kontext „%1“, nur %2.</translation>
    </message>
    <message>
        <source>The blocks &quot;%1&quot; are none of the UNet&apos;s; all, or a list of down, mid, up, down.0 and up.1-2 was needed.</source>
        <translation>Die Blöcke „%1“ hat das UNet nicht; nötig ist all oder eine Liste wie down, mid, up, down.0 und up.1-2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no %2; the names are %3.</source>
        <translation>„%1“ ist unbekannt (%2); die Namen sind %3.</translation>
    </message>
    <message>
        <source>The sampler &quot;%1&quot; is unknown.</source>
        <translation>Der Sampler „%1“ ist unbekannt.</translation>
    </message>
    <message>
        <source>The scheduler &apos;%1&apos; is not known.</source>
        <translation>Der Sampler „%1“ ist unbekannt.</translation>
    </message>
    <message>
        <source>The number of steps is %1, but must be between 1 and 1000.</source>
        <translation>Die Zahl der Schritte ist %1, muss aber zwischen 1 und 1000 liegen.</translation>
    </message>
    <message>
        <source>The schedule %1 has no meaning for the scheduler %2, which knows %3.</source>
        <translation>Schedule %1 bedeutet dem Sampler %2 nichts; er kennt %3.</translation>
    </message>
    <message>
        <source>The schedule %1 has no meaning for the scheduler %2.</source>
        <translation>Schedule %1 bedeutet dem Sampler %2 nichts.</translation>
    </message>
    <message>
        <source>eta has no meaning for the scheduler %1; ddim and tcd know it.</source>
        <translation>eta bedeutet dem Sampler %1 nichts; ddim und tcd kennen es.</translation>
    </message>
    <message>
        <source>The device &quot;%1&quot; is unknown; there are auto, cpu, cuda and cuda:N.</source>
        <translation>Das Gerät „%1“ ist unbekannt; es gibt auto, cpu, cuda und cuda:N.</translation>
    </message>
    <message>
        <source>The device &quot;%1&quot; is not cuda: and a number.</source>
        <translation>Das Gerät „%1“ ist nicht cuda: mit einer Zahl.</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot;; this machine has %2, counted from cuda:0.</source>
        <translation>Das Gerät „%1“ gibt es nicht; dieser Rechner hat %2, gezählt ab cuda:0.</translation>
    </message>
    <message>
        <source>This machine has no CUDA device that can be used (an NVIDIA GPU with its driver and the CUDA set of LibTorch are needed); &quot;cpu&quot; works everywhere.</source>
        <translation>Dieser Rechner hat kein verwendbares CUDA-Gerät (nötig sind eine NVIDIA-GPU mit Treiber und LibTorch für CUDA); „cpu“ geht überall.</translation>
    </message>
    <message>
        <source>The precision fp16 needs a GPU; the processor computes in fp32.</source>
        <translation>Die Genauigkeit fp16 braucht eine GPU; der Prozessor rechnet in fp32.</translation>
    </message>
    <message>
        <source>The precision bf16 needs a processor with AVX-512-BF16 or AMX; this one computes in fp32.</source>
        <translation>Die Genauigkeit bf16 braucht einen Prozessor mit AVX-512-BF16 oder AMX; dieser rechnet in fp32.</translation>
    </message>
    <message>
        <source>The clip needs about %1 of memory and %2 are available; a smaller size, fewer frames in a context window or fp16 needs less.</source>
        <translation>Der Clip braucht etwa %1 Speicher, verfügbar sind %2; eine kleinere Größe, weniger Bilder im Kontextfenster oder fp16 brauchen weniger.</translation>
    </message>
    <message>
        <source>The engine cannot be loaded: %1 Install Flipbook again, or build it with LibTorch.</source>
        <translation>Die Engine lässt sich nicht laden: %1 Flipbook neu installieren oder mit LibTorch bauen.</translation>
    </message>
    <message>
        <source>Main memory ran out.</source>
        <translation>Der Arbeitsspeicher ging aus.</translation>
    </message>
    <message>
        <source>The latents became NaN or infinite in step %1 of %2, first in %3.</source>
        <translation>Die Latents wurden in Schritt %1 von %2 NaN oder unendlich, zuerst in %3.</translation>
    </message>
    <message>
        <source>The VAE&apos;s picture of frame %1 holds NaN or infinity.</source>
        <translation>Was das VAE für Bild %1 liefert, enthält NaN oder Unendlich.</translation>
    </message>
    <message>
        <source>Memory ran out in step %1. %2</source>
        <translation>In Schritt %1 ging der Speicher aus. %2</translation>
    </message>
    <message>
        <source>NaN appeared in step %1 in layer %2; fp32 may help.</source>
        <translation>In Schritt %1 entstand NaN in der Schicht %2; fp32 kann helfen.</translation>
    </message>
    <message>
        <source>The device was lost in step %1.</source>
        <translation>Das Gerät ging in Schritt %1 verloren.</translation>
    </message>
    <message>
        <source>The recipe is not a JSON object.</source>
        <translation>Das Rezept ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The recipe&apos;s version is %1, and this program reads version %2.</source>
        <translation>Das Rezept hat die Version %1, dieses Programm liest Version %2.</translation>
    </message>
    <message>
        <source>The recipe&apos;s %1 is wrong: %2</source>
        <translation>„%1“ im Rezept ist falsch: %2</translation>
    </message>
    <message>
        <source>The recipe&apos;s %1 is %2, and %3 was needed.</source>
        <translation>„%1“ im Rezept ist %2; nötig ist: %3.</translation>
    </message>
    <message>
        <source>The clip has no motion module: layers were needed to look at.</source>
        <translation>Der Clip hat kein Bewegungsmodul; es müssten Schichten zum Ansehen genannt sein.</translation>
    </message>
    <message>
        <source>The clip has no temporal attention: a motion module was needed.</source>
        <translation>Der Clip hat keine zeitliche Attention; nötig ist ein Bewegungsmodul.</translation>
    </message>
    <message>
        <source>an SD 1.5 checkpoint</source>
        <translation>ein SD-1.5-Checkpoint</translation>
    </message>
    <message>
        <source>an SD 1.5 inpainting checkpoint (9 input channels)</source>
        <translation>ein SD-1.5-Inpainting-Checkpoint (9 Eingangskanäle)</translation>
    </message>
    <message>
        <source>an SD 1.5 instruct-pix2pix checkpoint (8 input channels)</source>
        <translation>ein SD-1.5-Checkpoint für instruct-pix2pix (8 Eingangskanäle)</translation>
    </message>
    <message>
        <source>an SD 2.x checkpoint</source>
        <translation>ein SD-2.x-Checkpoint</translation>
    </message>
    <message>
        <source>an SDXL checkpoint</source>
        <translation>ein SDXL-Checkpoint</translation>
    </message>
    <message>
        <source>an SD 3 model</source>
        <translation>ein SD-3-Modell</translation>
    </message>
    <message>
        <source>a FLUX model</source>
        <translation>ein FLUX-Modell</translation>
    </message>
    <message>
        <source>a Stable Cascade model</source>
        <translation>ein Stable-Cascade-Modell</translation>
    </message>
    <message>
        <source>a PixArt model</source>
        <translation>ein PixArt-Modell</translation>
    </message>
    <message>
        <source>an AuraFlow model</source>
        <translation>ein AuraFlow-Modell</translation>
    </message>
    <message>
        <source>a Stable Video Diffusion model</source>
        <translation>ein Stable-Video-Diffusion-Modell</translation>
    </message>
    <message>
        <source>a Wan video model</source>
        <translation>ein Wan-Videomodell</translation>
    </message>
    <message>
        <source>a HunyuanVideo model</source>
        <translation>ein HunyuanVideo-Modell</translation>
    </message>
    <message>
        <source>an LTX-Video model</source>
        <translation>ein LTX-Video-Modell</translation>
    </message>
    <message>
        <source>a UNet without VAE and text encoder</source>
        <translation>ein UNet ohne VAE und Text-Encoder</translation>
    </message>
    <message>
        <source>a VAE</source>
        <translation>ein VAE</translation>
    </message>
    <message>
        <source>a small decoder for previews (TAESD)</source>
        <translation>ein kleiner Decoder für Vorschauen (TAESD)</translation>
    </message>
    <message>
        <source>a text encoder</source>
        <translation>ein Text-Encoder</translation>
    </message>
    <message>
        <source>a T5 text encoder</source>
        <translation>ein T5-Text-Encoder</translation>
    </message>
    <message>
        <source>a CLIP image encoder</source>
        <translation>ein CLIP-Bild-Encoder</translation>
    </message>
    <message>
        <source>an SD 1.5 motion module</source>
        <translation>ein SD-1.5-Bewegungsmodul</translation>
    </message>
    <message>
        <source>an SDXL motion module</source>
        <translation>ein SDXL-Bewegungsmodul</translation>
    </message>
    <message>
        <source>a HotshotXL motion module (SDXL)</source>
        <translation>ein HotshotXL-Bewegungsmodul (SDXL)</translation>
    </message>
    <message>
        <source>a PIA motion module (9 input channels)</source>
        <translation>ein PIA-Bewegungsmodul (9 Eingangskanäle)</translation>
    </message>
    <message>
        <source>an AnimateLCM-I2V motion module with an image encoder</source>
        <translation>ein AnimateLCM-I2V-Bewegungsmodul mit Bild-Encoder</translation>
    </message>
    <message>
        <source>a FancyVideo motion module</source>
        <translation>ein FancyVideo-Bewegungsmodul</translation>
    </message>
    <message>
        <source>a motion module to be attached besides another</source>
        <translation>ein Bewegungsmodul, das neben ein anderes kommt</translation>
    </message>
    <message>
        <source>a CameraCtrl model</source>
        <translation>ein CameraCtrl-Modell</translation>
    </message>
    <message>
        <source>a MotionCtrl model</source>
        <translation>ein MotionCtrl-Modell</translation>
    </message>
    <message>
        <source>a SparseCtrl model</source>
        <translation>ein SparseCtrl-Modell</translation>
    </message>
    <message>
        <source>a ControlNet</source>
        <translation>ein ControlNet</translation>
    </message>
    <message>
        <source>an IP-Adapter</source>
        <translation>ein IP-Adapter</translation>
    </message>
    <message>
        <source>a MotionLoRA</source>
        <translation>ein MotionLoRA</translation>
    </message>
    <message>
        <source>a domain adapter (the LoRA that belongs to the v3 motion module)</source>
        <translation>ein Domain Adapter (das LoRA, das zum v3-Bewegungsmodul gehört)</translation>
    </message>
    <message>
        <source>a LoRA</source>
        <translation>ein LoRA</translation>
    </message>
    <message>
        <source>a textual inversion</source>
        <translation>eine Textual Inversion</translation>
    </message>
    <message>
        <source>an upscaler (ESRGAN)</source>
        <translation>ein Upscaler (ESRGAN)</translation>
    </message>
    <message>
        <source>a file of tensors of an unknown kind</source>
        <translation>eine Datei mit Tensoren unbekannter Art</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>a multiple of 8 from 8 to 8192</source>
        <translation>ein Vielfaches von 8 zwischen 8 und 8192</translation>
    </message>
    <message>
        <source>a finite number at every frame</source>
        <translation>eine endliche Zahl bei jedem Bild</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>eine endliche Zahl</translation>
    </message>
    <message>
        <source>the path of a checkpoint</source>
        <translation>der Pfad eines Checkpoints</translation>
    </message>
    <message>
        <source>the path of a motion module</source>
        <translation>der Pfad eines Bewegungsmoduls</translation>
    </message>
    <message>
        <source>the path of a LoRA</source>
        <translation>der Pfad eines LoRA</translation>
    </message>
    <message>
        <source>the path of a MotionLoRA</source>
        <translation>der Pfad eines MotionLoRA</translation>
    </message>
    <message>
        <source>the path of a textual inversion</source>
        <translation>der Pfad einer Textual Inversion</translation>
    </message>
    <message>
        <source>the path of a VAE, or absent</source>
        <translation>der Pfad eines VAE, oder nichts</translation>
    </message>
    <message>
        <source>the name of a sampler</source>
        <translation>der Name eines Samplers</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N</source>
        <translation>auto, cpu, cuda oder cuda:N</translation>
    </message>
    <message>
        <source>at least 0 and less than context.length, which is %1</source>
        <translation>mindestens 0 und weniger als context.length, das %1 ist</translation>
    </message>
    <message>
        <source>is for frame %1, and the last frame of the clip is %2</source>
        <translation>gilt für Bild %1, das letzte Bild des Clips ist aber %2</translation>
    </message>
    <message>
        <source>is for frame %1, and at least frame %2 was needed behind the line before</source>
        <translation>gilt für Bild %1, nach der Zeile davor muss es aber mindestens Bild %2 sein</translation>
    </message>
    <message>
        <source>looks like a key, but other text keeps it apart from those before; keys stand one below the other</source>
        <translation>sieht wie ein Schlüssel aus, aber anderer Text trennt sie von den vorigen; Schlüssel stehen untereinander</translation>
    </message>
    <message>
        <source>has the argument &quot;%1&quot;; a name, a weight for the text encoder and one for the UNet are known</source>
        <translation>hat das Argument „%1“; bekannt sind ein Name, ein Gewicht für den Text-Encoder und eins für das UNet</translation>
    </message>
    <message>
        <source>has the weight &quot;%1&quot;, and a number was needed</source>
        <translation>hat das Gewicht „%1“; nötig ist eine Zahl</translation>
    </message>
    <message>
        <source>names no file</source>
        <translation>nennt keine Datei</translation>
    </message>
    <message>
        <source>asks for a hypernetwork, which is not supported</source>
        <translation>verlangt ein Hypernetwork, und das gibt es hier nicht</translation>
    </message>
    <message>
        <source>a point is missing at the end</source>
        <translation>am Ende fehlt ein Punkt</translation>
    </message>
    <message>
        <source>no point starts at &quot;%1&quot;</source>
        <translation>bei „%1“ beginnt kein Punkt</translation>
    </message>
    <message>
        <source>frame %1 is below 0</source>
        <translation>Bild %1 liegt unter 0</translation>
    </message>
    <message>
        <source>a comma is missing before &quot;%1&quot;</source>
        <translation>vor „%1“ fehlt ein Komma</translation>
    </message>
    <message>
        <source>frame %1 has two values</source>
        <translation>Bild %1 hat zwei Werte</translation>
    </message>
    <message>
        <source>the sampler</source>
        <translation>dem Sampler</translation>
    </message>
    <message>
        <source>the layer %1</source>
        <translation>der Schicht %1</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number of 32 bits</source>
        <translation>eine ganze Zahl mit 32 Bit</translation>
    </message>
    <message>
        <source>a whole number from 0 to 2^64 - 1</source>
        <translation>eine ganze Zahl von 0 bis 2^64 - 1</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number or a curve</source>
        <translation>eine Zahl oder eine Kurve</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>ein Pfad</translation>
    </message>
    <message>
        <source>a list of paths</source>
        <translation>eine Liste von Pfaden</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>another family of models</source>
        <translation>eine andere Modellfamilie</translation>
    </message>
    <message>
        <source> for %1</source>
        <translation> für %1</translation>
    </message>
    <message>
        <source>, made of %1</source>
        <translation> aus %1</translation>
    </message>
    <message>
        <source>an SD 1.5 checkpoint instead of %1</source>
        <translation>ein SD-1.5-Checkpoint statt %1</translation>
    </message>
    <message>
        <source>one for SD 1.5 instead of the %1</source>
        <translation>eins für SD 1.5 statt %1</translation>
    </message>
    <message>
        <source>tensor %1 has shape %2 where %3 was needed</source>
        <translation>der Tensor %1 hat die Form %2, nötig ist %3</translation>
    </message>
    <message>
        <source>%1 of %2 tensors are missing, the first is %3</source>
        <translation>%1 von %2 Tensoren fehlen, der erste ist %3</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it has no &quot;weight_map&quot;</source>
        <translation>es hat keine „weight_map“</translation>
    </message>
    <message>
        <source>it has %1 bytes, and the length of its header alone takes 8</source>
        <translation>sie hat %1 Bytes, und schon die Länge ihres Kopfs braucht 8</translation>
    </message>
    <message>
        <source>it claims a header of %1 bytes, and at most %2 are allowed</source>
        <translation>sie nennt einen Kopf von %1 Bytes, und höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>it is cut off in its header, having %1 bytes of at least %2</source>
        <translation>sie ist im Kopf abgeschnitten und hat %1 von mindestens %2 Bytes</translation>
    </message>
    <message>
        <source>it is cut off in tensor &quot;%1&quot;, having %2 bytes of %3</source>
        <translation>sie ist im Tensor „%1“ abgeschnitten und hat %2 von %3 Bytes</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>ihr Kopf ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its entry &quot;%1&quot; is not where its table of contents says</source>
        <translation>ihr Eintrag „%1“ ist nicht dort, wo das Inhaltsverzeichnis sagt</translation>
    </message>
    <message>
        <source>there is no folder &quot;%1&quot;</source>
        <translation>den Ordner „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a folder</source>
        <translation>„%1“ ist kein Ordner</translation>
    </message>
    <message>
        <source>it names a folder, and a file was needed</source>
        <translation>das nennt einen Ordner, nötig ist eine Datei</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it exists and is not a folder</source>
        <translation>es existiert und ist kein Ordner</translation>
    </message>
    <message>
        <source>it does not name a folder that can be made</source>
        <translation>das nennt keinen Ordner, der angelegt werden kann</translation>
    </message>
    <message>
        <source>export of frames</source>
        <translation>Export von Bildern</translation>
    </message>
    <message>
        <source>%1 tensor</source>
        <translation>%1 Tensor</translation>
    </message>
    <message>
        <source>%1 tensors</source>
        <translation>%1 Tensoren</translation>
    </message>
    <message>
        <source>The interpolation</source>
        <translation>Die Interpolation</translation>
    </message>
    <message>
        <source>The number of frames</source>
        <translation>Die Zahl der Bilder</translation>
    </message>
    <message>
        <source>The first frame</source>
        <translation>Das erste Bild</translation>
    </message>
    <message>
        <source>The last frame</source>
        <translation>Das letzte Bild</translation>
    </message>
    <message>
        <source>The number of repeats</source>
        <translation>Die Zahl der Wiederholungen</translation>
    </message>
    <message>
        <source>The hold of the first frame</source>
        <translation>Das Halten des ersten Bilds</translation>
    </message>
    <message>
        <source>The hold of the last frame</source>
        <translation>Das Halten des letzten Bilds</translation>
    </message>
    <message>
        <source>1, 2 or 4</source>
        <translation>1, 2 oder 4</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>Schreiben von %1</translation>
    </message>
    <message>
        <source>reading %1</source>
        <translation>Lesen von %1</translation>
    </message>
    <message>
        <source>opening the encoder %1</source>
        <translation>Öffnen des Encoders %1</translation>
    </message>
    <message>
        <source>encoding a frame</source>
        <translation>Kodieren eines Bilds</translation>
    </message>
    <message>
        <source>encoding the last frame</source>
        <translation>Kodieren des letzten Bilds</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>der Datenträger ist nur lesbar</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>das Speicherkontingent ist erschöpft</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 is %2; a .safetensors file is needed.</source>
        <translation>%1 ist %2; nötig ist eine .safetensors-Datei.</translation>
    </message>
    <message>
        <source>%1 is no YAML: line %2 is malformed.</source>
        <translation>%1 ist kein YAML: Zeile %2 ist fehlerhaft.</translation>
    </message>
    <message>
        <source>%1 is a zip archive whose entry &quot;%2&quot; is compressed, and PyTorch&apos;s never are; unpack it and let PyTorch write it again.</source>
        <translation>%1 ist ein ZIP-Archiv, dessen Eintrag „%2“ komprimiert ist, was bei PyTorch nie vorkommt; es entpacken und von PyTorch neu schreiben lassen.</translation>
    </message>
    <message>
        <source>%1 was written on a machine with big-endian numbers, which are not read here.</source>
        <translation>%1 wurde auf einem Rechner mit Big-Endian-Zahlen geschrieben, die hier nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1: The merge &quot;%2&quot; joins symbols that are unknown there.</source>
        <translation>%1: Die Verbindung „%2“ fügt Zeichen zusammen, die dort unbekannt sind.</translation>
    </message>
    <message>
        <source>%1: The symbol &quot;%2&quot; has the id %3 where merges.txt means %4.</source>
        <translation>%1: Das Zeichen „%2“ hat die Nummer %3, nach merges.txt ist es %4.</translation>
    </message>
    <message>
        <source>%1: Line %2, &quot;%3&quot;, is not a pair of symbols.</source>
        <translation>%1: Zeile %2, „%3“, ist kein Paar von Zeichen.</translation>
    </message>
    <message>
        <source>There is not enough memory to complete a WebP.</source>
        <translation>Der Speicher reicht nicht, um ein WebP fertigzustellen.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3 where %4.</source>
        <translation>%1: „%2“ ist %3; %4.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no key that this kind of training knows.</source>
        <translation>%1: „%2“ kennt diese Art von Training nicht.</translation>
    </message>
    <message>
        <source>%1: line %2 is not an object with the texts &quot;file_name&quot; and &quot;text&quot;.</source>
        <translation>%1: Zeile %2 ist kein Objekt mit den Texten „file_name“ und „text“.</translation>
    </message>
    <message>
        <source>%1 holds a training that was begun: --resume goes on with it, another output folder begins anew.</source>
        <translation>%1 enthält ein begonnenes Training: --resume setzt es fort, ein anderer Ausgabeordner beginnt von vorn.</translation>
    </message>
    <message>
        <source>%1 does not say at which step it was saved.</source>
        <translation>%1 sagt nicht, in welchem Schritt es gespeichert wurde.</translation>
    </message>
    <message>
        <source>The tensor &quot;%1&quot; for %2 holds a value that %3 cannot hold.</source>
        <translation>Der Tensor „%1“ für %2 enthält einen Wert, den %3 nicht fassen kann.</translation>
    </message>
    <message>
        <source>%1 cannot be copied to %2: %3.</source>
        <translation>%1 kann nicht nach %2 kopiert werden: %3.</translation>
    </message>
    <message>
        <source>The motion module %1 cannot be used: at &quot;%2&quot; it %3.</source>
        <translation>Das Bewegungsmodul %1 ist nicht verwendbar: An „%2“ %3.</translation>
    </message>
    <message>
        <source>The script %1 cannot be used: %2.</source>
        <translation>Das Skript %1 ist nicht verwendbar: %2.</translation>
    </message>
    <message>
        <source>%1: the setting &quot;%2&quot; of the motion module is &quot;%3&quot; where %4 was needed.</source>
        <translation>%1: Die Einstellung „%2“ des Bewegungsmoduls ist „%3“; nötig ist: %4.</translation>
    </message>
    <message>
        <source>%1: its metadata name the slot &quot;%2&quot; where one such as &quot;down_blocks.0.motion_modules.0=320&quot; was needed.</source>
        <translation>%1: Seine Metadaten nennen den Platz „%2“; nötig ist einer wie „down_blocks.0.motion_modules.0=320“.</translation>
    </message>
    <message>
        <source>%1 says &quot;%2&quot; is %3, which does not divide the text encoder&apos;s width of %4.</source>
        <translation>%1 nennt für „%2“ %3, was kein Teiler der Breite %4 des Text-Encoders ist.</translation>
    </message>
    <message>
        <source>%1 is no index of a sharded model: a &quot;weight_map&quot; of names was needed.</source>
        <translation>%1 ist kein Index eines geteilten Modells; nötig ist eine „weight_map“ mit Namen.</translation>
    </message>
    <message>
        <source>None of the layers that were named was heard.</source>
        <translation>Keine der genannten Schichten kam vor.</translation>
    </message>
    <message>
        <source>No weights have a name that begins with %1.</source>
        <translation>Kein Gewicht hat einen Namen, der mit %1 beginnt.</translation>
    </message>
    <message>
        <source>The layer %1 is the first with NaN or infinity, in step %2.</source>
        <translation>Die Schicht %1 ist die erste mit NaN oder Unendlich, in Schritt %2.</translation>
    </message>
    <message>
        <source>The weights %1 are the first with NaN or infinity.</source>
        <translation>Die Gewichte %1 sind die ersten mit NaN oder Unendlich.</translation>
    </message>
    <message>
        <source>making a %1 file</source>
        <translation>Anlegen einer %1-Datei</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>a zip archive like .ckpt, .pt and .pth files</source>
        <translation>ein ZIP-Archiv wie .ckpt-, .pt- und .pth-Dateien</translation>
    </message>
    <message>
        <source>an empty zip archive</source>
        <translation>ein leeres ZIP-Archiv</translation>
    </message>
    <message>
        <source>a Python pickle like old .ckpt and .pt files</source>
        <translation>ein Python-Pickle wie alte .ckpt- und .pt-Dateien</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>ein Python-Pickle</translation>
    </message>
    <message>
        <source>a git-lfs pointer, a note in place of the file</source>
        <translation>ein Verweis von git-lfs, ein Zettel anstelle der Datei</translation>
    </message>
    <message>
        <source>a GGUF file</source>
        <translation>eine GGUF-Datei</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a JSON text</source>
        <translation>ein JSON-Text</translation>
    </message>
    <message>
        <source>a web page, an error message of the server perhaps</source>
        <translation>eine Webseite, vielleicht eine Fehlermeldung des Servers</translation>
    </message>
    <message>
        <source>its temporary file went away</source>
        <translation>die vorläufige Datei ist verschwunden</translation>
    </message>
    <message>
        <source>the shapes of its tensors for &quot;%1&quot; contradict each other</source>
        <translation>die Formen seiner Tensoren für „%1“ widersprechen sich</translation>
    </message>
    <message>
        <source>its text &quot;sd-ti-embedding&quot; holds no vectors</source>
        <translation>sein Text „sd-ti-embedding“ enthält keine Vektoren</translation>
    </message>
    <message>
        <source>its pickle has %1 at byte %2</source>
        <translation>sein Pickle hat bei Byte %2 einen Fehler (%1)</translation>
    </message>
    <message>
        <source>its pickle has %1 bytes, and at most %2 are allowed</source>
        <translation>sein Pickle hat %1 Bytes, und höchstens %2 sind erlaubt</translation>
    </message>
    <message>
        <source>the data of tensor &quot;%1&quot;, storage &quot;%2&quot;, are missing</source>
        <translation>die Daten des Tensors „%1“, Speicher „%2“, fehlen</translation>
    </message>
    <message>
        <source>the data of tensor &quot;%1&quot; have %2 bytes of %3</source>
        <translation>die Daten des Tensors „%1“ haben %2 von %3 Bytes</translation>
    </message>
    <message>
        <source>nothing says of what type its storage &quot;%1&quot; is</source>
        <translation>nirgends steht, von welchem Typ sein Speicher „%1“ ist</translation>
    </message>
    <message>
        <source>its dictionaries contain each other</source>
        <translation>seine Verzeichnisse enthalten sich gegenseitig</translation>
    </message>
    <message>
        <source>entry %1 of %2 of its table of contents cannot be read</source>
        <translation>Eintrag %1 von %2 seines Inhaltsverzeichnisses kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>its entry &quot;%1&quot; of %2 bytes reaches beyond its end, at %3 bytes</source>
        <translation>sein Eintrag „%1“ von %2 Bytes reicht über das Ende bei %3 Bytes hinaus</translation>
    </message>
    <message>
        <source>its header is nested more deeply than the format knows</source>
        <translation>ihr Kopf ist tiefer verschachtelt, als es das Format kennt</translation>
    </message>
    <message>
        <source>its header names tensor &quot;%1&quot; twice</source>
        <translation>ihr Kopf nennt den Tensor „%1“ zweimal</translation>
    </message>
    <message>
        <source>its __metadata__ is not a JSON object</source>
        <translation>ihr __metadata__ ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>tensor &quot;%1&quot; %2</source>
        <translation>der Tensor „%1“ %2</translation>
    </message>
    <message>
        <source>is described incompletely</source>
        <translation>ist unvollständig beschrieben</translation>
    </message>
    <message>
        <source>is described by values of another kind</source>
        <translation>ist durch Werte anderer Art beschrieben</translation>
    </message>
    <message>
        <source>of shape %1 reaches beyond its storage of %2 elements</source>
        <translation>der Form %1 reicht über seinen Speicher von %2 Elementen hinaus</translation>
    </message>
    <message>
        <source>gives NaN or infinity for ordinary numbers</source>
        <translation>liefert es für gewöhnliche Zahlen NaN oder Unendlich</translation>
    </message>
    <message>
        <source>gives other numbers when it is asked again</source>
        <translation>liefert es bei der zweiten Frage andere Zahlen</translation>
    </message>
    <message>
        <source>its extra file flipbook.json is missing, compressed or no JSON object; slots, max_frames and precision were needed in it</source>
        <translation>seine Beilage flipbook.json fehlt, ist komprimiert oder kein JSON-Objekt; nötig sind darin slots, max_frames und precision</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 where %3 was needed</source>
        <translation>„%1“ ist %2, nötig ist %3</translation>
    </message>
    <message>
        <source>it holds %1 tensors where %2 were needed</source>
        <translation>es enthält %1 Tensoren, nötig sind %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>a positive whole number</source>
        <translation>eine positive ganze Zahl</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a multiple of 8</source>
        <translation>ein Vielfaches von 8</translation>
    </message>
    <message>
        <source>the path of a folder</source>
        <translation>der Pfad eines Ordners</translation>
    </message>
    <message>
        <source>the folder of the model</source>
        <translation>der Ordner des Modells</translation>
    </message>
    <message>
        <source>auto, fp32, fp16 or bf16</source>
        <translation>auto, fp32, fp16 oder bf16</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eins von %1</translation>
    </message>
    <message>
        <source>a name for the file was needed, without a folder</source>
        <translation>nötig ist ein Name für die Datei, ohne Ordner</translation>
    </message>
    <message>
        <source>a multiple of workers times accumulate was needed</source>
        <translation>nötig ist ein Vielfaches von workers mal accumulate</translation>
    </message>
    <message>
        <source>%1 was needed</source>
        <translation>nötig ist %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This is not possible as it was asked for.</source>
        <translation>So, wie es verlangt wurde, ist das nicht möglich.</translation>
    </message>
    <message>
        <source>Something that is needed was not found.</source>
        <translation>Etwas, das gebraucht wird, wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>Lesen oder Schreiben schlug fehl.</translation>
    </message>
    <message>
        <source>A file is of a kind that cannot be used here.</source>
        <translation>Eine Datei ist von einer Art, die hier nicht verwendbar ist.</translation>
    </message>
    <message>
        <source>A file is damaged.</source>
        <translation>Eine Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Speicher reicht nicht.</translation>
    </message>
    <message>
        <source>The device cannot be used or was lost.</source>
        <translation>Das Gerät ist nicht verwendbar oder ging verloren.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde gestoppt.</translation>
    </message>
    <message>
        <source>The numbers overflowed.</source>
        <translation>Die Zahlen liefen über.</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>Etwas ging schief, das nicht schiefgehen sollte.</translation>
    </message>
    <message>
        <source>%1 In English: “%2”</source>
        <translation>%1 Auf Englisch: „%2“</translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Makes the same clip once more</source>
        <translation>Erzeugt denselben Clip noch einmal</translation>
    </message>
    <message>
        <source>There is not enough memory for this clip.</source>
        <translation>Für diesen Clip reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>The numbers overflowed, so the clip would be black.</source>
        <translation>Die Zahlen sind übergelaufen, der Clip wäre schwarz.</translation>
    </message>
    <message>
        <source>The device was lost. What waits in the queue is kept.</source>
        <translation>Das Gerät ging verloren. Was in der Warteschlange wartet, bleibt erhalten.</translation>
    </message>
    <message>
        <source>A model file cannot be used.</source>
        <translation>Eine Modelldatei ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>These settings do not work together.</source>
        <translation>Diese Einstellungen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The clip could not be made.</source>
        <translation>Der Clip konnte nicht erzeugt werden.</translation>
    </message>
    <message>
        <source>Try again in fp32</source>
        <translation>Noch einmal in fp32</translation>
    </message>
    <message>
        <source>Takes more memory, and overflows later</source>
        <translation>Braucht mehr Speicher und läuft später über</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>Engine neu starten</translation>
    </message>
    <message>
        <source>Loads the engine anew and goes on</source>
        <translation>Lädt die Engine neu und macht weiter</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Andere wählen…</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>Anderes Modell wählen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Go to the setting</source>
        <translation>Zur Einstellung</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source> · made in %1 s</source>
        <translation> · erzeugt in %1 s</translation>
    </message>
    <message>
        <source>Stopped before its end</source>
        <translation>Vorzeitig gestoppt</translation>
    </message>
    <message>
        <source>, starred</source>
        <translation>, mit Stern</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>(kein Prompt)</translation>
    </message>
    <message>
        <source>%1×%2 · %3 frames</source>
        <translation>%1×%2 · %3 Bilder</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Put a clip back</source>
        <translation>Einen Clip zurücklegen</translation>
    </message>
    <message>
        <source>Put %1 clips back</source>
        <translation>%1 Clips zurücklegen</translation>
    </message>
    <message>
        <source>Move a clip to the trash</source>
        <translation>Clip in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Move %1 clips to the trash</source>
        <translation>%1 Clips in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Rename a clip</source>
        <translation>Einen Clip umbenennen</translation>
    </message>
</context>
<context>
    <name>HistoryStore</name>
    <message>
        <source>The history was made by a newer version of Flipbook: it is shown, and nothing of this session is added to it.</source>
        <translation>Der Verlauf stammt von einer neueren Flipbook-Version: Er wird gezeigt, und nichts aus dieser Sitzung kommt hinzu.</translation>
    </message>
    <message>
        <source>The history was damaged. A new one was begun from the clips that are kept; the old file is %1.</source>
        <translation>Der Verlauf war beschädigt. Aus den erhaltenen Clips wurde ein neuer begonnen; die alte Datei ist %1.</translation>
    </message>
    <message>
        <source>The clip&apos;s frames are gone: %1.</source>
        <translation>Die Bilder des Clips fehlen: %1.</translation>
    </message>
    <message>
        <source>A frame is damaged: %1.</source>
        <translation>Ein Bild ist beschädigt: %1.</translation>
    </message>
</context>
<context>
    <name>Infotext</name>
    <message>
        <source>%1 “%2” cannot be taken over.</source>
        <translation>%1 „%2“ kann nicht übernommen werden.</translation>
    </message>
    <message>
        <source>The model “%1” is not in the model folders.</source>
        <translation>Das Modell „%1“ liegt nicht in den Modellordnern.</translation>
    </message>
    <message>
        <source>The model “%1” is not in the model folders. Look for the file with the SHA-256 %2….</source>
        <translation>Das Modell „%1“ ist nicht in den Modellordnern. Zu suchen ist die Datei mit dem SHA-256 %2….</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>seed %1 · %2 frames</source>
        <translation>Seed %1 · %2 Bilder</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>Prompt wird gelesen</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>Entrauschen</translation>
    </message>
    <message>
        <source>Decoding frames</source>
        <translation>Bilder dekodieren</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Stopping after the current step…</source>
        <translation>Stoppt nach dem jetzigen Schritt…</translation>
    </message>
    <message>
        <source> · window %1/%2</source>
        <translation> · Fenster %1/%2</translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <translation>noch %1:%2</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>(kein Prompt)</translation>
    </message>
    <message>
        <source>Done · %1</source>
        <translation>Fertig · %1</translation>
    </message>
    <message>
        <source>Stopped · %1</source>
        <translation>Gestoppt · %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>MemoryRemedies</name>
    <message>
        <source>Needs about %1 GB instead of %2 GB; %3 GB are free</source>
        <translation>Braucht etwa %1 GB statt %2 GB; %3 GB sind frei</translation>
    </message>
    <message>
        <source>Smaller picture</source>
        <translation>Kleineres Bild</translation>
    </message>
    <message>
        <source>Much smaller picture</source>
        <translation>Viel kleineres Bild</translation>
    </message>
    <message>
        <source>Smaller context</source>
        <translation>Kleinerer Kontext</translation>
    </message>
    <message>
        <source>The motion module sees %1 frames at once instead of %2</source>
        <translation>Das Bewegungsmodul sieht %1 Bilder statt %2 zugleich</translation>
    </message>
    <message>
        <source>%1 × %2 instead of %3 × %4</source>
        <translation>%1 × %2 statt %3 × %4</translation>
    </message>
    <message>
        <source>Half precision</source>
        <translation>Halbe Genauigkeit</translation>
    </message>
    <message>
        <source>Computes in fp16 instead of fp32</source>
        <translation>Rechnet in fp16 statt in fp32</translation>
    </message>
    <message>
        <source>Fewer frames</source>
        <translation>Weniger Bilder</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
</context>
<context>
    <name>ModelCombo</name>
    <message>
        <source>Models (%1)</source>
        <translation>Modelle (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Alle Dateien (%1)</translation>
    </message>
</context>
<context>
    <name>ModelSearch</name>
    <message>
        <source>%1 is not there, nor another file of this name in the model folders.</source>
        <translation>%1 ist nicht da, und auch keine andere Datei dieses Namens in den Modellordnern.</translation>
    </message>
    <message>
        <source>%1 is not there, nor a copy of it in the model folders. Look for the file with the SHA-256 %2.</source>
        <translation>%1 ist nicht da, und auch keine Kopie davon in den Modellordnern. Zu suchen ist die Datei mit dem SHA-256 %2.</translation>
    </message>
    <message>
        <source>%1 is not there; its copy %2 is taken.</source>
        <translation>%1 ist nicht da; die Kopie %2 wird genommen.</translation>
    </message>
    <message>
        <source>%1 is not there; %2 is taken because of its name, and may be another version.</source>
        <translation>%1 ist nicht da; %2 wird wegen des Namens genommen und kann eine andere Fassung sein.</translation>
    </message>
</context>
<context>
    <name>ModelUse</name>
    <message>
        <source>%1 is %2, which Flipbook has no use for.</source>
        <translation>%1 ist %2, womit Flipbook nichts anfangen kann.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>%1 is used from the next clip on.</source>
        <translation>%1 wird ab dem nächsten Clip verwendet.</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>The model&apos;s own</source>
        <translation>Das des Modells</translation>
    </message>
    <message>
        <source>None: still pictures</source>
        <translation>Keins: Standbilder</translation>
    </message>
</context>
<context>
    <name>MotionPresets</name>
    <message>
        <source>There is no MotionLoRA for the camera move “%1” that fits this model: add one to the model folders.</source>
        <translation>Für die Kamerafahrt „%1“ gibt es kein MotionLoRA, das zu diesem Modell passt: eines in die Modellordner legen.</translation>
    </message>
    <message>
        <source>This model does not know the motion “%1”.</source>
        <translation>Dieses Modell kennt die Bewegung „%1“ nicht.</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>seed_rule is none of fixed, random, increment, decrement.</source>
        <translation>seed_rule ist weder fixed noch random, increment oder decrement.</translation>
    </message>
    <message>
        <source>clip_count is no whole number.</source>
        <translation>clip_count ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>It is no Flipbook project.</source>
        <translation>Es ist kein Flipbook-Projekt.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Another file…</source>
        <translation>Andere Datei…</translation>
    </message>
</context>
<context>
    <name>Recall</name>
    <message>
        <source>Recall all settings</source>
        <translation>Alles abrufen</translation>
    </message>
    <message>
        <source>Recall the prompt</source>
        <translation>Prompt abrufen</translation>
    </message>
    <message>
        <source>Recall the seed</source>
        <translation>Seed abrufen</translation>
    </message>
    <message>
        <source>Recall the size</source>
        <translation>Größe abrufen</translation>
    </message>
    <message>
        <source>Remix: all but the seed</source>
        <translation>Remix: alles außer dem Seed</translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Weights of the checkpoint</source>
        <translation>Checkpoint-Gewichte</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Motion module</source>
        <translation>Bewegungsmodul</translation>
    </message>
    <message>
        <source>Motion scale</source>
        <translation>Bewegungsskala</translation>
    </message>
    <message>
        <source>Motion effect</source>
        <translation>Bewegungswirkung</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRAs</translation>
    </message>
    <message>
        <source>Motion LoRAs</source>
        <translation>MotionLoRAs</translation>
    </message>
    <message>
        <source>Folders of LoRAs</source>
        <translation>LoRA-Ordner</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativ-Prompt</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip Skip</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>Betonung</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Betas</source>
        <translation>Betas</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>CFG scale</source>
        <translation>CFG-Skala</translation>
    </message>
    <message>
        <source>CFG rescale</source>
        <translation>CFG-Rescale</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Noise drawn as</source>
        <translation>Rauschen wie</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>Context stride</source>
        <translation>Kontext-Stride</translation>
    </message>
    <message>
        <source>Context overlap</source>
        <translation>Kontextüberlapp</translation>
    </message>
    <message>
        <source>Closed loop</source>
        <translation>Endlosschleife</translation>
    </message>
    <message>
        <source>Context schedule</source>
        <translation>Kontext-Schedule</translation>
    </message>
    <message>
        <source>Fuse method</source>
        <translation>Mischverfahren</translation>
    </message>
    <message>
        <source>Norms</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Further motion modules</source>
        <translation>Weitere Bewegungsmodule</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>TrainingLog</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 holds no training: a train.jsonl, or a table that was saved from this plot, was needed.</source>
        <translation>%1 enthält kein Training: Nötig wäre eine train.jsonl oder eine Tabelle, die aus diesem Diagramm gespeichert wurde.</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>Choose the folder that the result goes to.</source>
        <translation>Wähle den Ordner, in den das Ergebnis kommt.</translation>
    </message>
    <message>
        <source>The file that is made needs a name.</source>
        <translation>Die Datei, die entsteht, braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name has no slash in it.</source>
        <translation>Ein Name enthält keinen Schrägstrich.</translation>
    </message>
    <message>
        <source>Choose the model that it is made for.</source>
        <translation>Wähle das Modell, für das sie gemacht wird.</translation>
    </message>
    <message>
        <source>A VAE learns from the built-in pictures only.</source>
        <translation>Ein VAE lernt nur von den eingebauten Bildern.</translation>
    </message>
    <message>
        <source>Choose the folder with clips or pictures.</source>
        <translation>Wähle den Ordner mit Clips oder Bildern.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ActivationPlot</name>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>The standard deviation of what layers give, step by step, a line for each.</source>
        <translation>Die Standardabweichung dessen, was Schichten ausgeben, Schritt für Schritt, eine Linie für jede.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>std. dev.</source>
        <translation>Std.-Abw.</translation>
    </message>
    <message>
        <source>%1, step %2: standard deviation %3, mean %4, from %5 to %6</source>
        <translation>%1, Schritt %2: Standardabweichung %3, Mittel %4, von %5 bis %6</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>Nicht endlich</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::AttachedModules</name>
    <message>
        <source>Steps are a range in percent, “20 – 80”.</source>
        <translation>Schritte sind ein Bereich in Prozent, „20 – 80“.</translation>
    </message>
    <message>
        <source>Attach a motion module</source>
        <translation>Bewegungsmodul anhängen</translation>
    </message>
    <message>
        <source>One that works besides the model&apos;s own</source>
        <translation>Eines, das neben dem eigenen des Modells wirkt</translation>
    </message>
    <message>
        <source>Work before the one above</source>
        <translation>Vor dem darüber wirken lassen</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Abnehmen</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>A number, 0 to 1 and beyond, or a curve “0:(1.0), 8:(0.5)”</source>
        <translation>Eine Zahl, 0 bis 1 und darüber, oder eine Kurve „0:(1.0), 8:(0.5)“</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Of a module with several: “pan-left”, or a mix “pan-left:0.6 + zoom-in:0.4”</source>
        <translation>Bei einem Modul mit mehreren: „pan-left“ oder eine Mischung „pan-left:0.6 + zoom-in:0.4“</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Where it works: “all”, or some of “down, mid, up.1, up.2-3”</source>
        <translation>Wo es wirkt: „all“ oder einige von „down, mid, up.1, up.2-3“</translation>
    </message>
    <message>
        <source>Steps, %</source>
        <translation>Schritte, %</translation>
    </message>
    <message>
        <source>When it works: “0 – 100” is the whole sampling</source>
        <translation>Wann es wirkt: „0 – 100“ ist das ganze Sampling</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Multiplies the keys of its attention; a number or a curve</source>
        <translation>Multipliziert die Keys seiner Attention; eine Zahl oder eine Kurve</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::AttentionPlot</name>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>How much each frame, from top to bottom, looks at each frame, from left to right; the stronger the colour, the more.</source>
        <translation>Wie sehr jedes Bild, von oben nach unten, auf jedes Bild, von links nach rechts, schaut; je kräftiger die Farbe, desto mehr.</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>angeschaut</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Frame %1 looks at frame %2: %3 %</source>
        <translation>Bild %1 schaut auf Bild %2: %3 %</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::AttentionView</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>Attention-Köpfe</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::BannerRow</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Shows the next message</source>
        <translation>Zeigt die nächste Meldung</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ClipCarrier</name>
    <message>
        <source>%1 is ready: drag it once more.</source>
        <translation>%1 ist bereit: noch einmal ziehen.</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ClipEditForm</name>
    <message>
        <source>From in to out: %1 to %2</source>
        <translation>Von In bis Out: %1 bis %2</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>&amp;Wie oft</translation>
    </message>
    <message>
        <source>&amp;Stand still</source>
        <translation>&amp;Stillstand</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Frames a s&amp;econd</source>
        <translation>Bilder je S&amp;ekunde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>2 × the frames, FFmpeg&apos;s minterpolate</source>
        <translation>2 × so viele, FFmpegs minterpolate</translation>
    </message>
    <message>
        <source>4 × the frames, FFmpeg&apos;s minterpolate</source>
        <translation>4 × so viele, FFmpegs minterpolate</translation>
    </message>
    <message>
        <source>&amp;In between</source>
        <translation>&amp;Zwischenbilder</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>How often the frames stand in the file</source>
        <translation>Wie oft die Bilder in der Datei stehen</translation>
    </message>
    <message>
        <source>forward and &amp;back</source>
        <translation>&amp;vor und zurück</translation>
    </message>
    <message>
        <source>Frames to stand still at the start</source>
        <translation>Bilder Stillstand am Anfang</translation>
    </message>
    <message>
        <source>Frames to stand still at the end</source>
        <translation>Bilder Stillstand am Ende</translation>
    </message>
    <message>
        <source>frames at the start,</source>
        <translation>Bilder am Anfang,</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>am Ende</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels</source>
        <translation>%1: %2 × %3 Pixel</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>Halb</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-fach</translation>
    </message>
    <message>
        <source>s&amp;harp pixels</source>
        <translation>s&amp;charfe Pixel</translation>
    </message>
    <message>
        <source>Enlarges every pixel to a block; otherwise edges are smooth</source>
        <translation>Vergrößert jedes Pixel zu einem Block; sonst werden Kanten weich</translation>
    </message>
    <message>
        <source>%1 frames at %2 a second: %3 s</source>
        <translation>%1 Bilder, %2 je Sekunde: %3 s</translation>
    </message>
    <message>
        <source>All %1 frames</source>
        <translation>Alle %1 Bilder</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ClipView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Your clip will play here</source>
        <translation>Hier läuft bald der Clip</translation>
    </message>
    <message>
        <source>Write what should be seen and how it moves, then press Generate. The picture moves before the clip is done.</source>
        <translation>Beschreiben, was zu sehen ist und wie es sich bewegt, dann „Erzeugen“ drücken. Das Bild bewegt sich schon, bevor der Clip fertig ist.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CollapsibleSection</name>
    <message>
        <source>Section %1</source>
        <translation>Abschnitt %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CompareBar</name>
    <message>
        <source>How the clips are compared</source>
        <translation>Wie die Clips verglichen werden</translation>
    </message>
    <message>
        <source>How the clips are compared (M)</source>
        <translation>Wie die Clips verglichen werden (M)</translation>
    </message>
    <message>
        <source>A only</source>
        <translation>Nur A</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Where A ends and B begins</source>
        <translation>Wo A endet und B beginnt</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>Swap A and B (C)</source>
        <translation>A und B tauschen (C)</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Abweichende Einstellungen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>The settings of one of the clips are not known.</source>
        <translation>Die Einstellungen eines der Clips sind unbekannt.</translation>
    </message>
    <message>
        <source>Both clips have the same settings.</source>
        <translation>Beide Clips haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>Settings that differ: %1</source>
        <translation>Abweichende Einstellungen: %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ComparisonView</name>
    <message>
        <source>Run A and B</source>
        <translation>A und B machen</translation>
    </message>
    <message>
        <source>The other motion module, B</source>
        <translation>Das andere Bewegungsmodul, B</translation>
    </message>
    <message>
        <source>The other motion module, B; A is that of the next clip</source>
        <translation>Das andere Bewegungsmodul, B; A ist das des nächsten Clips</translation>
    </message>
    <message>
        <source>A and B, layer by layer</source>
        <translation>A und B, Schicht für Schicht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>No other motion module was found: say in the preferences where your models are.</source>
        <translation>Kein anderes Bewegungsmodul gefunden: In den Voreinstellungen angeben, wo die Modelle liegen.</translation>
    </message>
    <message>
        <source>Makes the clip twice with one seed, and shows both</source>
        <translation>Macht den Clip zweimal mit einem Seed und zeigt beide</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>attention distance</source>
        <translation>Attention-Abstand</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ComposePanel</name>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Device and conventions</source>
        <translation>Gerät und Konventionen</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>Werte einfügen</translation>
    </message>
    <message>
        <source>The settings of the pasted text were taken over.</source>
        <translation>Die Einstellungen aus dem eingefügten Text wurden übernommen.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ConsistencyPlot</name>
    <message>
        <source>Change between frames</source>
        <translation>Änderung zwischen Bildern</translation>
    </message>
    <message>
        <source>How much each frame differs from the next; the last bar is the loop&apos;s seam.</source>
        <translation>Wie stark sich jedes Bild vom nächsten unterscheidet; der letzte Balken ist die Naht der Schleife.</translation>
    </message>
    <message>
        <source>Seam of the loop, last frame to first: %1 of 255</source>
        <translation>Naht der Schleife, letztes zu erstem Bild: %1 von 255</translation>
    </message>
    <message>
        <source>Frame %1 to %2: %3 of 255</source>
        <translation>Bild %1 zu %2: %3 von 255</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>Mean difference</source>
        <translation>Mittlere Differenz</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>mean difference</source>
        <translation>mittlere Differenz</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ContextMap</name>
    <message>
        <source>frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>%1 windows; a frame is in %2 to %3 of them.</source>
        <translation>%1 Fenster; ein Bild liegt in %2 bis %3 davon.</translation>
    </message>
    <message numerus="yes">
        <source>Frame %1 is in %n window(s).</source>
        <translation>
            <numerusform>Bild %1 liegt in %n Fenster.</numerusform>
            <numerusform>Bild %1 liegt in %n Fenstern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Which frames pass the network together, window by window.</source>
        <translation>Welche Bilder gemeinsam durch das Netz gehen, Fenster für Fenster.</translation>
    </message>
    <message numerus="yes">
        <source>%1 windows; each frame is in %n of them.</source>
        <translation>
            <numerusform>%1 Fenster; jedes Bild ist in %n davon.</numerusform>
            <numerusform>%1 Fenster; jedes Bild ist in %n davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The one frame passes the network alone.</source>
        <translation>Das eine Bild durchläuft das Netz allein.</translation>
    </message>
    <message>
        <source>All %1 frames pass the network together.</source>
        <translation>Alle %1 Bilder durchlaufen das Netz gemeinsam.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ContextPart</name>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Frames that the motion module sees at once; most were trained with 16</source>
        <translation>Bilder, die das Bewegungsmodul zugleich sieht; die meisten wurden mit 16 trainiert</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlapp</translation>
    </message>
    <message>
        <source>Frames that neighbouring windows share; more hides their seams and takes longer</source>
        <translation>Bilder, die benachbarte Fenster teilen; mehr verdeckt ihre Nähte und dauert länger</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>Windows of every frame, then of every 2nd, every 4th, … for motion that goes far</source>
        <translation>Fenster über jedes Bild, dann über jedes 2., jedes 4., … für weit reichende Bewegung</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Where the windows lie</source>
        <translation>Wo die Fenster liegen</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Uniform, in a ring</source>
        <translation>Gleichmäßig, im Ring</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>Statisch</translation>
    </message>
    <message>
        <source>One after the other</source>
        <translation>Nacheinander</translation>
    </message>
    <message>
        <source>Closed loop</source>
        <translation>Endlosschleife</translation>
    </message>
    <message>
        <source>The last frame leads into the first</source>
        <translation>Das letzte Bild führt ins erste</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>How much say a frame&apos;s place in a window gives it</source>
        <translation>Wie viel Gewicht ein Bild durch seinen Platz im Fenster hat</translation>
    </message>
    <message>
        <source>Middle most (pyramid)</source>
        <translation>Mitte mehr (Pyramide)</translation>
    </message>
    <message>
        <source>All alike (flat)</source>
        <translation>Alle gleich (flach)</translation>
    </message>
    <message>
        <source>Ramps in the overlap</source>
        <translation>Rampen im Überlapp</translation>
    </message>
    <message>
        <source>%1 frames fit into one window of %2</source>
        <translation>%1 Bilder passen in ein Fenster von %2</translation>
    </message>
    <message>
        <source>Windows one after the other share no frames</source>
        <translation>Fenster nacheinander teilen keine Bilder</translation>
    </message>
    <message>
        <source>Only uniform windows have a stride</source>
        <translation>Nur gleichmäßige Fenster haben einen Stride</translation>
    </message>
    <message>
        <source>Only uniform windows in a ring close the loop</source>
        <translation>Nur gleichmäßige Fenster im Ring schließen die Schleife</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CurveEditor</name>
    <message>
        <source>Change the value from frame to frame</source>
        <translation>Den Wert von Bild zu Bild ändern</translation>
    </message>
    <message>
        <source>%1, open the curve</source>
        <translation>%1, Kurve öffnen</translation>
    </message>
    <message>
        <source>Shapes, table, copying</source>
        <translation>Formen, Tabelle, Kopieren</translation>
    </message>
    <message>
        <source>%1, more</source>
        <translation>%1, mehr</translation>
    </message>
    <message>
        <source>%1, curve</source>
        <translation>%1, Kurve</translation>
    </message>
    <message>
        <source>%1, table of its points</source>
        <translation>%1, Tabelle der Punkte</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Hold each value</source>
        <translation>Werte &amp;halten</translation>
    </message>
    <message>
        <source>&amp;Smooth</source>
        <translation>&amp;Glatt</translation>
    </message>
    <message>
        <source>Show as ta&amp;ble</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Add a point to the table</source>
        <translation>&amp;Punkt in die Tabelle einfügen</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy for Comfy&amp;UI</source>
        <translation>Für Comfy&amp;UI kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>The value changes from frame to frame</source>
        <translation>Der Wert ändert sich von Bild zu Bild</translation>
    </message>
    <message>
        <source>A number, or values by frame: 0:(1.0), 8:(1.3)</source>
        <translation>Eine Zahl oder Werte je Bild: 0:(1.0), 8:(1.3)</translation>
    </message>
    <message>
        <source>Save as p&amp;icture…</source>
        <translation>Als B&amp;ild speichern…</translation>
    </message>
    <message>
        <source>S&amp;traight</source>
        <translation>Ge&amp;rade</translation>
    </message>
    <message>
        <source>Save curve</source>
        <translation>Kurve speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CurvePlot</name>
    <message>
        <source>Frame %1: %2</source>
        <translation>Bild %1: %2</translation>
    </message>
    <message>
        <source>Double-click adds a point, dragging moves it, Del takes it away; arrow keys move the chosen one</source>
        <translation>Doppelklick fügt einen Punkt hinzu, Ziehen verschiebt ihn, Entf entfernt ihn; Pfeiltasten bewegen den gewählten</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::DevicePart</name>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Half precision takes half the memory and is faster where the device has it</source>
        <translation>Halbe Genauigkeit braucht halb so viel Speicher und ist schneller, wo das Gerät sie beherrscht</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Change device to %1</source>
        <translation>Gerät auf %1 ändern</translation>
    </message>
    <message>
        <source>Noise like</source>
        <translation>Rauschen wie</translation>
    </message>
    <message>
        <source>Whose order of random numbers a seed stands for</source>
        <translation>Für wessen Reihenfolge der Zufallszahlen ein Seed steht</translation>
    </message>
    <message>
        <source>Betas</source>
        <translation>Betas</translation>
    </message>
    <message>
        <source>The noise that the model was trained with; the motion module says which</source>
        <translation>Das Rauschen, mit dem das Modell trainiert wurde; welches, sagt das Bewegungsmodul</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Scaled linear</source>
        <translation>Skaliert linear</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>What the network was trained to tell; the checkpoint says which</source>
        <translation>Was das Netz vorherzusagen gelernt hat; der Checkpoint sagt es</translation>
    </message>
    <message>
        <source>Noise (epsilon)</source>
        <translation>Rauschen (Epsilon)</translation>
    </message>
    <message>
        <source>Velocity (v)</source>
        <translation>Velocity (v)</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>Betonung</translation>
    </message>
    <message>
        <source>What (word:1.2) does</source>
        <translation>Was (wort:1.2) bewirkt</translation>
    </message>
    <message>
        <source>As A1111 has it</source>
        <translation>Wie in A1111</translation>
    </message>
    <message>
        <source>Without levelling</source>
        <translation>Ohne Ausgleich</translation>
    </message>
    <message>
        <source>Weights are ignored</source>
        <translation>Gewichte ignoriert</translation>
    </message>
    <message>
        <source>Brackets are text</source>
        <translation>Klammern sind Text</translation>
    </message>
    <message>
        <source>Norms</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>Whose choice of statistics the motion module&apos;s neighbours follow</source>
        <translation>Wessen Wahl der Statistik die Nachbarschichten des Bewegungsmoduls folgen</translation>
    </message>
    <message>
        <source>The fastest</source>
        <translation>Das schnellste</translation>
    </message>
    <message>
        <source>%1 does not compute in it</source>
        <translation>%1 rechnet nicht damit</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::DiagnosticsPanel</name>
    <message>
        <source>Show “%1”</source>
        <translation>„%1“ zeigen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Document</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what a step of undo does, from, to</comment>
        <translation>%1: %2 → %3</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::DoneNotice</name>
    <message>
        <source>The clip is done</source>
        <translation>Der Clip ist fertig</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::EscapeStop</name>
    <message>
        <source>Press Esc again to stop this clip.</source>
        <translation>Esc noch einmal drücken, um diesen Clip zu stoppen.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ExportControl</name>
    <message>
        <source>The engine is still being loaded; then clips can be exported.</source>
        <translation>Die Engine wird noch geladen; danach lassen sich Clips exportieren.</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>Export von %1</translation>
    </message>
    <message>
        <source>%1 could not be exported.</source>
        <translation>%1 konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Writes the same file once more</source>
        <translation>Schreibt dieselbe Datei noch einmal</translation>
    </message>
    <message>
        <source>Change folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Writes it into another folder</source>
        <translation>Schreibt sie in einen anderen Ordner</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Ordner für Exporte</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>Exportiert: %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 are free, and the export may take %2.</source>
        <translation>Der Datenträger ist fast voll: %1 sind frei, und der Export kann %2 brauchen.</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>Trotzdem exportieren</translation>
    </message>
    <message>
        <source>Does not ask again until Flipbook starts anew</source>
        <translation>Fragt bis zum nächsten Start von Flipbook nicht mehr</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ExportDialog</name>
    <message>
        <source>MP4 – plays everywhere</source>
        <translation>MP4 – läuft überall</translation>
    </message>
    <message>
        <source>GIF – for chats and web pages, 256 colours</source>
        <translation>GIF – für Chats und Webseiten, 256 Farben</translation>
    </message>
    <message>
        <source>WebM – small, for web pages</source>
        <translation>WebM – klein, für Webseiten</translation>
    </message>
    <message>
        <source>PNG frames – a folder of pictures, lossless</source>
        <translation>PNG-Bilder – ein Ordner voller Bilder, verlustfrei</translation>
    </message>
    <message>
        <source>Export clip</source>
        <translation>Clip exportieren</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>%1 – exists already</source>
        <translation>%1 – gibt es schon</translation>
    </message>
    <message>
        <source>Tick a format.</source>
        <translation>Format ankreuzen.</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>Dateien ersetzen?</translation>
    </message>
    <message>
        <source>In this folder there is already:
%1</source>
        <translation>In diesem Ordner gibt es schon:
%1</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>MP4, smaller</source>
        <translation>MP4, kleiner</translation>
    </message>
    <message>
        <source>MP4, H.265 – half the size, newer players</source>
        <translation>MP4, H.265 – halb so groß, neuere Abspieler</translation>
    </message>
    <message>
        <source>MP4 by the graphics card – fast</source>
        <translation>MP4 mit der Grafikkarte – schnell</translation>
    </message>
    <message>
        <source>MP4, H.265 by the graphics card – fast</source>
        <translation>MP4, H.265 mit der Grafikkarte – schnell</translation>
    </message>
    <message>
        <source>WebM, AV1 – smaller, newer browsers</source>
        <translation>WebM, AV1 – kleiner, neuere Browser</translation>
    </message>
    <message>
        <source>QuickTime, ProRes 4444 – for video editors</source>
        <translation>QuickTime, ProRes 4444 – für den Videoschnitt</translation>
    </message>
    <message>
        <source>Matroska, FFV1 – lossless, to keep</source>
        <translation>Matroska, FFV1 – verlustfrei, zum Aufheben</translation>
    </message>
    <message>
        <source>Animated PNG – lossless, for web pages</source>
        <translation>Animiertes PNG – verlustfrei, für Webseiten</translation>
    </message>
    <message>
        <source>Animated WebP – small, for chats and web pages</source>
        <translation>Animiertes WebP – klein, für Chats und Webseiten</translation>
    </message>
    <message>
        <source>Animated WebP – lossless</source>
        <translation>Animiertes WebP – verlustfrei</translation>
    </message>
    <message>
        <source>GIF plays at %1 frames a second at most.</source>
        <translation>GIF spielt höchstens %1 Bilder je Sekunde.</translation>
    </message>
    <message>
        <source>Matroska, FFV1 – lossless, 16 bits</source>
        <translation>Matroska, FFV1 – verlustfrei, 16 Bit</translation>
    </message>
    <message>
        <source>PNG frames – 16 bits</source>
        <translation>PNG-Bilder – 16 Bit</translation>
    </message>
    <message>
        <source>Settings as a text, as A1111 writes them</source>
        <translation>Einstellungen als Text, wie A1111 sie schreibt</translation>
    </message>
    <message>
        <source>The clip has 8 bits a channel: Preferences keep 16 of those to come</source>
        <translation>Der Clip hat 8 Bit je Kanal: Die Voreinstellungen behalten bei künftigen 16</translation>
    </message>
    <message>
        <source>Export and close</source>
        <translation>Exportieren und schließen</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Exports and keeps this open for another</source>
        <translation>Exportiert und lässt dies für weitere offen</translation>
    </message>
    <message>
        <source>&amp;Copy summary</source>
        <translation>Übersicht &amp;kopieren</translation>
    </message>
    <message>
        <source>Copies what the files become, in the words of FFmpeg</source>
        <translation>Kopiert, was die Dateien werden, in den Worten von FFmpeg</translation>
    </message>
    <message>
        <source>GIF counts in hundredths of a second: its frames last %1 or %2 of them, %3 a second on the average.</source>
        <translation>GIF zählt in Hundertstelsekunden: seine Bilder dauern %1 oder %2 davon, im Mittel %3 je Sekunde.</translation>
    </message>
    <message>
        <source>Files to be written</source>
        <translation>Dateien, die geschrieben werden</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FileIntake</name>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Read from %1: please check.</source>
        <translation>Aus %1 gelesen: bitte prüfen.</translation>
    </message>
    <message>
        <source>Let go to bring settings back, to use a model or to search a folder for models</source>
        <translation>Loslassen holt Einstellungen zurück, verwendet ein Modell oder durchsucht einen Ordner nach Modellen</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FileSaver</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FormatOptions</name>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Format that the options are for</source>
        <translation>Format, für das die Optionen gelten</translation>
    </message>
    <message>
        <source>Every format keeps its own options; those of all that are ticked can be changed at once</source>
        <translation>Jedes Format behält seine eigenen Optionen; die aller angekreuzten lassen sich zugleich ändern</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>endlos</translation>
    </message>
    <message>
        <source>Pictures play</source>
        <translation>Abspielen von Bildern</translation>
    </message>
    <message>
        <source>How often an animated picture plays: GIF, WebP, PNG</source>
        <translation>Wie oft ein animiertes Bild läuft: GIF, WebP, PNG</translation>
    </message>
    <message>
        <source>Pictures &amp;play</source>
        <translation>Bilder s&amp;pielen</translation>
    </message>
    <message>
        <source>GIF&apos;s dither</source>
        <translation>Dithering des GIF</translation>
    </message>
    <message>
        <source>How 256 colours stand for the others</source>
        <translation>Wie 256 Farben für die übrigen stehen</translation>
    </message>
    <message>
        <source>Sierra, fine</source>
        <translation>Sierra, fein</translation>
    </message>
    <message>
        <source>Floyd-Steinberg, finer</source>
        <translation>Floyd-Steinberg, feiner</translation>
    </message>
    <message>
        <source>Bayer, a pattern; small files</source>
        <translation>Bayer, ein Muster; kleine Dateien</translation>
    </message>
    <message>
        <source>none; bands of colour, smallest files</source>
        <translation>keines; Farbstufen, kleinste Dateien</translation>
    </message>
    <message>
        <source>GIF&apos;s &amp;dither</source>
        <translation>&amp;Dithering des GIF</translation>
    </message>
    <message>
        <source>Include &amp;settings</source>
        <translation>Mit &amp;Einstellungen</translation>
    </message>
    <message>
        <source>The files carry prompt, seed and all settings: dropped on the window they bring them back</source>
        <translation>Die Dateien enthalten Prompt, Seed und alle Einstellungen: aufs Fenster gezogen, bringen sie diese zurück</translation>
    </message>
    <message>
        <source>All ticked formats</source>
        <translation>Alle angekreuzten Formate</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FrameExport</name>
    <message>
        <source>Save frame</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FramePart</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>Modellgröße</translation>
    </message>
    <message>
        <source>Change size to %1</source>
        <translation>Größe auf %1 ändern</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>More than the context length go through the network in windows</source>
        <translation>Mehr als die Kontextlänge durchläuft das Netz in Fenstern</translation>
    </message>
    <message>
        <source>Frames/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>How fast the clip plays</source>
        <translation>Wie schnell der Clip läuft</translation>
    </message>
    <message>
        <source>%1 s of film</source>
        <translation>%1 s Film</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::GradientTable</name>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>learns nothing</source>
        <translation>lernt nichts</translation>
    </message>
    <message>
        <source>far above its mean</source>
        <translation>weit über dem Mittel</translation>
    </message>
    <message>
        <source>Gradients of the parts</source>
        <translation>Gradienten der Teile</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Mean of 50</source>
        <translation>Mittel aus 50</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::HistoryDelegate</name>
    <message>
        <source>Name of the clip</source>
        <translation>Name des Clips</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::HistoryPanel</name>
    <message>
        <source>History of clips</source>
        <translation>Verlauf der Clips</translation>
    </message>
    <message>
        <source>Show (Enter)</source>
        <translation>Zeigen (Enter)</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>Compare with the clip shown</source>
        <translation>Mit dem gezeigten Clip vergleichen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Star (.)</source>
        <translation>Stern (.)</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Only starred clips</source>
        <translation>Nur Clips mit Stern</translation>
    </message>
    <message>
        <source>The trash</source>
        <translation>Der Papierkorb</translation>
    </message>
    <message>
        <source>As a grid of pictures</source>
        <translation>Als Bilderraster</translation>
    </message>
    <message>
        <source>Takes settings of this clip into Compose</source>
        <translation>Übernimmt Einstellungen dieses Clips in „Gestalten“</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>The clips in the trash are deleted for good, with their frames.</source>
        <translation>Die Clips im Papierkorb werden endgültig gelöscht, samt ihren Bildern.</translation>
    </message>
    <message>
        <source>The clip is in the trash, for %1 days.</source>
        <translation>Der Clip liegt im Papierkorb, für %1 Tage.</translation>
    </message>
    <message>
        <source>%1 clips are in the trash, for %2 days.</source>
        <translation>%1 Clips liegen im Papierkorb, für %2 Tage.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Move to the trash (Del)</source>
        <translation>In den Papierkorb (Entf)</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>Clips you make are kept here.</source>
        <translation>Erzeugte Clips werden hier aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing fits the search.</source>
        <translation>Nichts passt zur Suche.</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Umbenennen (F2)</translation>
    </message>
    <message>
        <source>Search names, prompts and seeds</source>
        <translation>Namen, Prompts und Seeds suchen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::InspectorControl</name>
    <message>
        <source>none attached</source>
        <translation>keins angehängt</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::InspectorPanel</name>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Look at the model</source>
        <translation>Modell ansehen</translation>
    </message>
    <message>
        <source>Look at a clip</source>
        <translation>Clip ansehen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop looking at the model</source>
        <translation>Ansehen des Modells stoppen</translation>
    </message>
    <message>
        <source>Views of the model</source>
        <translation>Ansichten des Modells</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Sizes, statistics and histograms of all weights, LoRAs in them</source>
        <translation>Größen, Statistik und Histogramme aller Gewichte samt LoRAs</translation>
    </message>
    <message>
        <source>Makes the next clip once, and shows what its layers and its attention do</source>
        <translation>Macht den nächsten Clip einmal und zeigt, was seine Schichten und seine Attention tun</translation>
    </message>
    <message>
        <source>The weights are being read.</source>
        <translation>Die Gewichte werden gelesen.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Das Modell wird geladen.</translation>
    </message>
    <message>
        <source>Looking at a clip: %1</source>
        <translation>Clip wird angesehen: %1</translation>
    </message>
    <message>
        <source>Clip A: %1</source>
        <translation>Clip A: %1</translation>
    </message>
    <message>
        <source>Clip B: %1</source>
        <translation>Clip B: %1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::InspectorRun</name>
    <message>
        <source>The model is being looked at.</source>
        <translation>Das Modell wird gerade angesehen.</translation>
    </message>
    <message>
        <source>Choose a checkpoint first</source>
        <translation>Zuerst einen Checkpoint wählen</translation>
    </message>
    <message>
        <source>The engine is still being loaded.</source>
        <translation>Die Engine wird noch geladen.</translation>
    </message>
    <message>
        <source>A training goes on: pause it first.</source>
        <translation>Ein Training läuft: Erst anhalten.</translation>
    </message>
    <message>
        <source>A clip is being made: this can begin once it is done.</source>
        <translation>Ein Clip wird erzeugt: Danach kann dies beginnen.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Keeping</name>
    <message>
        <source>Flipbook</source>
        <translation>Flipbook</translation>
    </message>
    <message>
        <source>%1* – Flipbook</source>
        <translation>%1* – Flipbook</translation>
    </message>
    <message>
        <source>%1 – Flipbook</source>
        <translation>%1 – Flipbook</translation>
    </message>
    <message>
        <source>Copy clip as &amp;GIF</source>
        <translation>Clip als &amp;GIF kopieren</translation>
    </message>
    <message>
        <source>%1 is among the model folders already.</source>
        <translation>%1 gehört schon zu den Modellordnern.</translation>
    </message>
    <message>
        <source>%1 is looked through for models.</source>
        <translation>%1 wird nach Modellen durchsucht.</translation>
    </message>
    <message>
        <source>Take it out again</source>
        <translation>Wieder herausnehmen</translation>
    </message>
    <message>
        <source>Removes it from the model folders</source>
        <translation>Entfernt ihn aus den Modellordnern</translation>
    </message>
    <message>
        <source>The settings are in the clipboard, as the text that A1111 writes.</source>
        <translation>Die Einstellungen sind in der Zwischenablage, als Text, wie A1111 ihn schreibt.</translation>
    </message>
    <message>
        <source>The clipboard holds no settings: the text that A1111 and Flipbook write into pictures and clips was needed.</source>
        <translation>In der Zwischenablage sind keine Einstellungen: Gebraucht wird der Text, den A1111 und Flipbook in Bilder und Clips schreiben.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::KeptClips</name>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>The clip could not be kept in the history.</source>
        <translation>Der Clip konnte nicht in den Verlauf aufgenommen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Writes it once more</source>
        <translation>Schreibt ihn noch einmal</translation>
    </message>
    <message>
        <source>Remove from the history</source>
        <translation>Aus dem Verlauf entfernen</translation>
    </message>
    <message>
        <source>seed %1, partial</source>
        <translation>Seed %1, teilweise</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::LogPanel</name>
    <message>
        <source>%1 cannot be written: the log is kept in the window only.</source>
        <translation>%1 ist nicht beschreibbar: Das Log bleibt nur im Fenster.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::LossPlot</name>
    <message>
        <source>Training loss</source>
        <translation>Verlust beim Training</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>The loss of each step, its mean, and the learning rate on the right; dots are samples.</source>
        <translation>Der Verlust jedes Schritts, sein Mittel und rechts die Lernrate; Punkte sind Proben.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Step %1: loss %2, mean %3
Learning rate %4, gradient %5</source>
        <translation>Schritt %1: Verlust %2, Mittel %3
Lernrate %4, Gradient %5</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MainWindow</name>
    <message>
        <source>Compose</source>
        <translation>Gestalten</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>Generate (Ctrl+Enter)</source>
        <translation>Erzeugen (Strg+Enter)</translation>
    </message>
    <message>
        <source>Choose a checkpoint first</source>
        <translation>Zuerst einen Checkpoint wählen</translation>
    </message>
    <message>
        <source>seed %1, partial</source>
        <translation>Seed %1, teilweise</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Frame saved as %1</source>
        <translation>Bild gespeichert als %1</translation>
    </message>
    <message>
        <source>%1 % – Flipbook</source>
        <translation>%1 % – Flipbook</translation>
    </message>
    <message>
        <source>Choose a checkpoint</source>
        <translation>Checkpoint wählen</translation>
    </message>
    <message>
        <source>Making clips</source>
        <translation>Clips machen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Generate; while one runs, queue it</source>
        <translation>Generieren; läuft schon einer, einreihen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Strg+Umschalt+Enter</translation>
    </message>
    <message>
        <source>Generate next</source>
        <translation>Als Nächstes generieren</translation>
    </message>
    <message>
        <source>Esc, Esc</source>
        <translation>Esc, Esc</translation>
    </message>
    <message>
        <source>Stop the running clip</source>
        <translation>Laufenden Clip anhalten</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Enter</source>
        <translation>Strg+Alt+Enter</translation>
    </message>
    <message>
        <source>Stop the running clip at once</source>
        <translation>Laufenden Clip sofort anhalten</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Strg+L</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>Zum Prompt</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder Pause</translation>
    </message>
    <message>
        <source>Backwards, stop, forwards; pressed again 2×, 4×, 8×; with K held, one frame</source>
        <translation>Rückwärts, Halt, vorwärts; nochmals 2×, 4×, 8×; mit gehaltenem K ein Bild</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>Shift+← →, PgUp PgDn</source>
        <translation>Umschalt+← →, Bild↑ Bild↓</translation>
    </message>
    <message>
        <source>One second</source>
        <translation>Eine Sekunde</translation>
    </message>
    <message>
        <source>Home End</source>
        <translation>Pos1 Ende</translation>
    </message>
    <message>
        <source>First and last frame of the range</source>
        <translation>Erstes und letztes Bild des Bereichs</translation>
    </message>
    <message>
        <source>Range begins and ends here</source>
        <translation>Bereich beginnt und endet hier</translation>
    </message>
    <message>
        <source>Alt+I, Alt+O, Alt+X</source>
        <translation>Alt+I, Alt+O, Alt+X</translation>
    </message>
    <message>
        <source>Clear its beginning, end, both</source>
        <translation>Anfang, Ende, beide löschen</translation>
    </message>
    <message>
        <source>\ or Shift+L</source>
        <translation>\ oder Umschalt+L</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Ping-pong</source>
        <translation>Pingpong</translation>
    </message>
    <message>
        <source>[ ] or Shift+, Shift+.</source>
        <translation>[ ] oder Umschalt+, Umschalt+.</translation>
    </message>
    <message>
        <source>Slower, faster</source>
        <translation>Langsamer, schneller</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Ctrl+0, Ctrl+1, Ctrl+2</source>
        <translation>Strg+0, Strg+1, Strg+2</translation>
    </message>
    <message>
        <source>Fit, 100 %, 200 %</source>
        <translation>Ganz, 100 %, 200 %</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Strg+Umschalt+E</translation>
    </message>
    <message>
        <source>Save this frame</source>
        <translation>Dieses Bild speichern</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy this frame, in the viewer</source>
        <translation>Dieses Bild kopieren, im Betrachter</translation>
    </message>
    <message>
        <source>While comparing: next way, swap A and B</source>
        <translation>Beim Vergleich: nächste Art, A und B tauschen</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Alt+1 … 3</source>
        <translation>Alt+1 … 3</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Anordnungen</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Previous, next key of the prompt</source>
        <translation>Voriger, nächster Schlüssel des Prompts</translation>
    </message>
    <message>
        <source>T, Enter, Del</source>
        <translation>T, Eingabe, Entf</translation>
    </message>
    <message>
        <source>In the prompt&apos;s lane: add, write, remove a key</source>
        <translation>In der Spur des Prompts: Schlüssel setzen, schreiben, entfernen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>Copy the clip as a GIF</source>
        <translation>Den Clip als GIF kopieren</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Strg+M</translation>
    </message>
    <message>
        <source>Go to the model</source>
        <translation>Zum Modell gehen</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Look for models again</source>
        <translation>Modelle erneut suchen</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+V</source>
        <translation>Strg+C, Strg+V</translation>
    </message>
    <message>
        <source>Outside of texts: copy and paste all settings</source>
        <translation>Außerhalb von Texten: alle Einstellungen kopieren und einfügen</translation>
    </message>
    <message>
        <source>The device was lost: restart the engine</source>
        <translation>Das Gerät ging verloren: Engine neu starten</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>In the history: rename the clip</source>
        <translation>Im Verlauf: den Clip umbenennen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MemoryLabel</name>
    <message>
        <source>RAM %1/%2 GB</source>
        <translation>RAM %1/%2 GB</translation>
    </message>
    <message>
        <source>Main memory: the program holds %1 of %2; %3 are free.</source>
        <translation>Arbeitsspeicher: Das Programm belegt %1 von %2; %3 sind frei.</translation>
    </message>
    <message>
        <source>VRAM %1/%2 GB</source>
        <translation>VRAM %1/%2 GB</translation>
    </message>
    <message>
        <source>Memory of the graphics card: the program holds %1 of %2, and used %3 in the last step.</source>
        <translation>Speicher der Grafikkarte: Das Programm belegt %1 von %2 und brauchte im letzten Schritt %3.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MemoryPlot</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>%1 s: %2 GB of %3 GB</source>
        <translation>%1 s: %2 GB von %3 GB</translation>
    </message>
    <message>
        <source>Memory ran out at the red line.</source>
        <translation>An der roten Linie ging der Speicher aus.</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Memory of the program, and of the graphics card where it is in use, while a clip is made; bands are the phases.</source>
        <translation>Speicher des Programms, und der Grafikkarte, wo sie benutzt wird, während ein Clip entsteht; Streifen sind die Phasen.</translation>
    </message>
    <message>
        <source>
Graphics card: %1 GB</source>
        <translation>
Grafikkarte: %1 GB</translation>
    </message>
    <message>
        <source>GB of the graphics card</source>
        <translation>GB der Grafikkarte</translation>
    </message>
    <message>
        <source>
Limit of the settings: %1 GB</source>
        <translation>
Grenze der Einstellungen: %1 GB</translation>
    </message>
    <message>
        <source>
Reserved there: %1 GB</source>
        <translation>
Dort reserviert: %1 GB</translation>
    </message>
    <message>
        <source>GB reserved there</source>
        <translation>Dort reservierte GB</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelCombo</name>
    <message>
        <source>Another file</source>
        <translation>Andere Datei</translation>
    </message>
    <message>
        <source>%1: choose another file</source>
        <translation>%1: andere Datei wählen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelTree</name>
    <message>
        <source>Motion module</source>
        <translation>Bewegungsmodul</translation>
    </message>
    <message>
        <source>Attached module %1</source>
        <translation>Angehängtes Modul %1</translation>
    </message>
    <message>
        <source>UNet</source>
        <translation>UNet</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Text-Encoder</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>Schichten suchen</translation>
    </message>
    <message>
        <source>Layers of the model</source>
        <translation>Schichten des Modells</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>Std.-Abw.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>%1
%2, mean %3, from %4 to %5</source>
        <translation>%1
%2, Mittel %3, von %4 bis %5</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelsPanel</name>
    <message>
        <source>Words: %1</source>
        <translation>Wörter: %1</translation>
    </message>
    <message>
        <source>Word: %1</source>
        <translation>Wort: %1</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>Über das Modell</translation>
    </message>
    <message>
        <source>Takes it for the next clip</source>
        <translation>Nimmt es für den nächsten Clip</translation>
    </message>
    <message>
        <source>&amp;Folders…</source>
        <translation>&amp;Ordner…</translation>
    </message>
    <message>
        <source>Where models are looked for</source>
        <translation>Wo nach Modellen gesucht wird</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Motion modules</source>
        <translation>Bewegungsmodule</translation>
    </message>
    <message>
        <source>MotionLoRAs</source>
        <translation>MotionLoRAs</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRAs</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>VAEs</source>
        <translation>VAEs</translation>
    </message>
    <message>
        <source>Nothing was found yet: say where your models are.</source>
        <translation>Noch wurde nichts gefunden: Sag, wo deine Modelle liegen.</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Wähle ein Modell.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelsPart</name>
    <message>
        <source>What does not fit</source>
        <translation>Was nicht passt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The Stable Diffusion 1.5 checkpoint</source>
        <translation>Der Stable-Diffusion-1.5-Checkpoint</translation>
    </message>
    <message>
        <source>Change model to %1</source>
        <translation>Modell auf %1 ändern</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Which of the two sets that some checkpoints hold</source>
        <translation>Welcher der zwei Sätze, die manche Checkpoints enthalten</translation>
    </message>
    <message>
        <source>Trained last</source>
        <translation>Zuletzt trainiert</translation>
    </message>
    <message>
        <source>Averaged (EMA)</source>
        <translation>Gemittelt (EMA)</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>Das des Modells</translation>
    </message>
    <message>
        <source>Motion module</source>
        <translation>Bewegungsmodul</translation>
    </message>
    <message>
        <source>What makes pictures move</source>
        <translation>Was die Bilder bewegt</translation>
    </message>
    <message>
        <source>Change motion module to %1</source>
        <translation>Bewegungsmodul auf %1 ändern</translation>
    </message>
    <message>
        <source>Change motion module</source>
        <translation>Bewegungsmodul ändern</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Turns what was denoised into pixels</source>
        <translation>Macht aus dem Entrauschten Pixel</translation>
    </message>
    <message>
        <source>Change VAE to %1</source>
        <translation>VAE auf %1 ändern</translation>
    </message>
    <message>
        <source>Take the model&apos;s own VAE</source>
        <translation>VAE des Modells nehmen</translation>
    </message>
    <message>
        <source>Add a LoRA</source>
        <translation>LoRA hinzufügen</translation>
    </message>
    <message>
        <source>Add LoRA %1</source>
        <translation>LoRA %1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove LoRA</source>
        <translation>LoRA entfernen</translation>
    </message>
    <message>
        <source>Change LoRA strength</source>
        <translation>LoRA-Stärke ändern</translation>
    </message>
    <message>
        <source>Add a MotionLoRA</source>
        <translation>MotionLoRA hinzufügen</translation>
    </message>
    <message>
        <source>Add MotionLoRA %1</source>
        <translation>MotionLoRA %1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove MotionLoRA</source>
        <translation>MotionLoRA entfernen</translation>
    </message>
    <message>
        <source>Change MotionLoRA strength</source>
        <translation>MotionLoRA-Stärke ändern</translation>
    </message>
    <message>
        <source>%1 is %2, and %3 was needed.</source>
        <translation>%1 ist %2, gebraucht wird %3.</translation>
    </message>
    <message>
        <source>A MotionLoRA needs a motion module</source>
        <translation>Ein MotionLoRA braucht ein Bewegungsmodul</translation>
    </message>
    <message>
        <source>This model holds one set of weights</source>
        <translation>Dieses Modell enthält nur einen Satz Gewichte</translation>
    </message>
    <message>
        <source>Attach %1</source>
        <translation>%1 anhängen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Move motion module</source>
        <translation>Bewegungsmodul verschieben</translation>
    </message>
    <message>
        <source>Take off motion module</source>
        <translation>Bewegungsmodul abnehmen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MotionPart</name>
    <message>
        <source>Save, rename, import and export presets</source>
        <translation>Vorlagen speichern, umbenennen, importieren und exportieren</translation>
    </message>
    <message>
        <source>&amp;Save as a new preset…</source>
        <translation>Als &amp;neue Vorlage speichern…</translation>
    </message>
    <message>
        <source>Save the &amp;changes</source>
        <translation>Änderungen &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Vorlage umbenennen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>Vorlage importieren</translation>
    </message>
    <message>
        <source>Motion presets (%1)</source>
        <translation>Bewegungsvorlagen (%1)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation>Vorlage exportieren</translation>
    </message>
    <message>
        <source>Reset to the &amp;original</source>
        <translation>Auf &amp;Original zurücksetzen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How strongly frames look at each other: above 1 there is more motion</source>
        <translation>Wie stark die Bilder aufeinander achten: Über 1 gibt es mehr Bewegung</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>How much of the motion module is taken: 0 leaves each frame to itself</source>
        <translation>Wie viel vom Bewegungsmodul genommen wird: 0 lässt jedes Bild für sich</translation>
    </message>
    <message>
        <source>Change motion %1</source>
        <translation>Bewegungs%1 ändern</translation>
    </message>
    <message>
        <source>Without a motion module nothing moves.</source>
        <translation>Ohne Bewegungsmodul bewegt sich nichts.</translation>
    </message>
    <message>
        <source>Apply preset %1</source>
        <translation>Vorlage %1 anwenden</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Vorlage speichern</translation>
    </message>
    <message>
        <source>My %1</source>
        <translation>%1 (eigene)</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>Eigene Vorlage</translation>
    </message>
    <message>
        <source>Save preset %1</source>
        <translation>Vorlage %1 speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Choose how the clip moves.</source>
        <translation>Wählen, wie sich der Clip bewegt.</translation>
    </message>
    <message>
        <source>Rename preset %1</source>
        <translation>Vorlage %1 umbenennen</translation>
    </message>
    <message>
        <source>Duplicate preset %1</source>
        <translation>Vorlage %1 duplizieren</translation>
    </message>
    <message>
        <source>Reset preset %1</source>
        <translation>Vorlage %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Delete preset %1</source>
        <translation>Vorlage %1 löschen</translation>
    </message>
    <message>
        <source>Change preset %1</source>
        <translation>Vorlage %1 ändern</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PlotView</name>
    <message>
        <source>%1 The menu beside the title shows it as a table.</source>
        <translation>%1 Das Menü neben dem Titel zeigt es als Tabelle.</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Save as &amp;picture…</source>
        <translation>Als &amp;Bild speichern…</translation>
    </message>
    <message>
        <source>Save as &amp;CSV…</source>
        <translation>Als &amp;CSV speichern…</translation>
    </message>
    <message>
        <source>Menu of “%1”</source>
        <translation>Menü von „%1“</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Als P&amp;DF speichern…</translation>
    </message>
    <message>
        <source>PDF drawing (*.pdf)</source>
        <translation>PDF-Zeichnung (*.pdf)</translation>
    </message>
    <message>
        <source>Save as S&amp;VG…</source>
        <translation>Als S&amp;VG speichern…</translation>
    </message>
    <message>
        <source>Table, picture, drawing, CSV</source>
        <translation>Tabelle, Bild, Zeichnung, CSV</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PresetLibrary</name>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>%1 kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The preset %1 cannot be written: %2</source>
        <translation>Die Vorlage %1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PresetPicker</name>
    <message>
        <source>Motion presets</source>
        <translation>Bewegungsvorlagen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ProblemChip</name>
    <message>
        <source>Shows what went wrong</source>
        <translation>Zeigt, was schiefging</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 Probleme</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Project</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Older version</source>
        <translation>Ältere Version</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ProjectMenu</name>
    <message>
        <source>Flipbook projects (*.flipbook)</source>
        <translation>Flipbook-Projekte (*.flipbook)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Older &amp;versions</source>
        <translation>Ältere &amp;Versionen</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>None are kept of this project</source>
        <translation>Von diesem Projekt gibt es keine</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>Änderungen speichern?</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 hat ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>What you were composing had no file and was put aside.</source>
        <translation>Der letzte Entwurf hatte keine Datei und wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Its settings, as one step of undo</source>
        <translation>Seine Einstellungen, als ein Rückgängig-Schritt</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>There are changes to %1 of %2 that were never saved.</source>
        <translation>Es gibt nie gespeicherte Änderungen an %1 (%2).</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>As one step of undo</source>
        <translation>Als ein Rückgängig-Schritt</translation>
    </message>
    <message>
        <source>A newer version of Flipbook made %1. It stays as it is; what is known of it is shown, and saved under another name.</source>
        <translation>%1 stammt von einer neueren Flipbook-Version. Die Datei bleibt, wie sie ist; was davon bekannt ist, wird gezeigt und unter anderem Namen gespeichert.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>One clip waits in the queue, which is paused.</source>
        <translation>Ein Clip wartet in der Warteschlange, die angehalten ist.</translation>
    </message>
    <message>
        <source>%1 clips wait in the queue, which is paused.</source>
        <translation>%1 Clips warten in der Warteschlange, die angehalten ist.</translation>
    </message>
    <message>
        <source>Restore and go on</source>
        <translation>Behalten und weiter</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The queue goes on</source>
        <translation>Die Warteschlange läuft weiter</translation>
    </message>
    <message>
        <source>Keeps what is shown</source>
        <translation>Behält, was gezeigt wird</translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Empties the queue and the prompt; Undo brings the prompt back</source>
        <translation>Leert Warteschlange und Prompt; „Rückgängig“ bringt den Prompt zurück</translation>
    </message>
    <message>
        <source>Flipbook did not end properly last time.</source>
        <translation>Flipbook wurde zuletzt nicht richtig beendet.</translation>
    </message>
    <message>
        <source>Flipbook did not end properly %1 times in a row.</source>
        <translation>Flipbook wurde %1-mal nacheinander nicht richtig beendet.</translation>
    </message>
    <message>
        <source>Your prompt and settings are back, as of %1.</source>
        <translation>Prompt und Einstellungen sind wieder da, Stand %1.</translation>
    </message>
    <message>
        <source>Prompt and settings of %1 are back, as of %2.</source>
        <translation>Prompt und Einstellungen von %1 sind wieder da, Stand %2.</translation>
    </message>
    <message>
        <source>Open last saved</source>
        <translation>Zuletzt Gespeichertes öffnen</translation>
    </message>
    <message>
        <source>%1 as its file has it; Undo brings the rest back</source>
        <translation>%1, wie es in der Datei steht; Rückgängig holt das Übrige zurück</translation>
    </message>
    <message>
        <source>Start in safe mode</source>
        <translation>Im abgesicherten Modus starten</translation>
    </message>
    <message>
        <source>Starts again, on the processor and with the docks where they were at first</source>
        <translation>Startet neu, auf dem Prozessor und mit den Bereichen an ihrem ersten Platz</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PromptCompletion</name>
    <message>
        <source>Completion</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PromptLane</name>
    <message>
        <source>Prompt over the frames</source>
        <translation>Prompt über die Bilder</translation>
    </message>
    <message>
        <source>T adds a key at the playhead, Enter writes it, Delete removes it, comma and full stop go from key to key.</source>
        <translation>T setzt einen Schlüssel an der Abspielposition, Eingabe schreibt ihn, Entf entfernt ihn, Komma und Punkt springen von Schlüssel zu Schlüssel.</translation>
    </message>
    <message>
        <source>Frame and prompt of a key</source>
        <translation>Bild und Prompt eines Schlüssels</translation>
    </message>
    <message>
        <source>Change prompt key</source>
        <translation>Prompt-Schlüssel ändern</translation>
    </message>
    <message>
        <source>Add prompt key</source>
        <translation>Prompt-Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Remove prompt key</source>
        <translation>Prompt-Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Move prompt key</source>
        <translation>Prompt-Schlüssel verschieben</translation>
    </message>
    <message>
        <source>The prompt stays as it is. T adds a key at the playhead.</source>
        <translation>Der Prompt bleibt, wie er ist. T setzt einen Schlüssel an der Abspielposition.</translation>
    </message>
    <message>
        <source>Frame %1: %2</source>
        <translation>Bild %1: %2</translation>
    </message>
    <message>
        <source>Frame %1: %2 % of the way from “%3” to “%4”</source>
        <translation>Bild %1: %2 % des Wegs von „%3“ zu „%4“</translation>
    </message>
    <message>
        <source>T changes the prompt from a frame on</source>
        <translation>T ändert den Prompt ab einem Bild</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PromptPart</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>What the clip shows</source>
        <translation>Was der Clip zeigt</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativ</translation>
    </message>
    <message>
        <source>What it must not show</source>
        <translation>Was er nicht zeigen darf</translation>
    </message>
    <message>
        <source>Tokens of each chunk of 75 that the text encoder sees at once</source>
        <translation>Tokens jedes Blocks von 75, den der Text-Encoder zugleich sieht</translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation>Prompt ändern</translation>
    </message>
    <message>
        <source>Edit negative prompt</source>
        <translation>Negativ-Prompt ändern</translation>
    </message>
    <message>
        <source>known object</source>
        <translation>bekanntes Objekt</translation>
    </message>
    <message>
        <source>known colour</source>
        <translation>bekannte Farbe</translation>
    </message>
    <message>
        <source>known background</source>
        <translation>bekannter Hintergrund</translation>
    </message>
    <message>
        <source>known motion</source>
        <translation>bekannte Bewegung</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Without guidance (CFG 1 and below) there is no negative prompt</source>
        <translation>Ohne Guidance (CFG 1 und darunter) gibt es keinen Negativ-Prompt</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Nothing is queued.
Ctrl+Enter makes a clip.</source>
        <translation>Die Warteschlange ist leer.
Strg+Enter erzeugt einen Clip.</translation>
    </message>
    <message>
        <source>Edit these settings</source>
        <translation>Einstellungen bearbeiten</translation>
    </message>
    <message>
        <source>Shows its settings (Enter)</source>
        <translation>Zeigt seine Einstellungen (Enter)</translation>
    </message>
    <message>
        <source>Make it next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Make it next (Alt+Home)</source>
        <translation>Als Nächstes (Alt+Pos1)</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>Früher (Alt+↑)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>Später (Alt+↓)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Queue it once more (Ctrl+D)</source>
        <translation>Noch einmal einreihen (Strg+D)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Make it again, next of all</source>
        <translation>Noch einmal erzeugen, vor allen anderen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove from the queue (Del)</source>
        <translation>Aus der Warteschlange entfernen (Entf)</translation>
    </message>
    <message>
        <source>The clip that runs is finished, and none is begun after it</source>
        <translation>Der laufende Clip wird fertig, danach wird keiner begonnen</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Removes what is done, failed or stopped; clips stay in the history</source>
        <translation>Entfernt, was fertig, fehlgeschlagen oder gestoppt ist; Clips bleiben im Verlauf</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Export stoppen</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::QuickChoice</name>
    <message>
        <source>How many clips one press of Generate queues</source>
        <translation>Wie viele Clips ein Druck auf Erzeugen einreiht</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Change number of clips</source>
        <translation>Anzahl der Clips ändern</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RangeSteps</name>
    <message>
        <source>Clear the range</source>
        <translation>Bereich aufheben</translation>
    </message>
    <message>
        <source>Range: frames %1 to %2</source>
        <translation>Bereich: Bilder %1 bis %2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RecallPreview</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Damals</translation>
    </message>
    <message>
        <source>Recall settings</source>
        <translation>Einstellungen abrufen</translation>
    </message>
    <message>
        <source>These settings of %1 differ from what is set now.</source>
        <translation>Diese Einstellungen von %1 weichen von den jetzigen ab.</translation>
    </message>
    <message>
        <source>The settings of %1 are what is set now.</source>
        <translation>Die Einstellungen von %1 sind die jetzigen.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ResetDot</name>
    <message>
        <source>Changed; a click sets it back to the default</source>
        <translation>Geändert; ein Klick setzt auf den Standard zurück</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RunMessages</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Starts the engine once more</source>
        <translation>Startet die Engine neu</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 are free, and the clips that wait may take %2.</source>
        <translation>Der Datenträger ist fast voll: %1 sind frei, und die wartenden Clips können %2 brauchen.</translation>
    </message>
    <message>
        <source>Generate anyway</source>
        <translation>Trotzdem erzeugen</translation>
    </message>
    <message>
        <source>Does not ask again until Flipbook starts anew</source>
        <translation>Fragt bis zum nächsten Start von Flipbook nicht mehr</translation>
    </message>
    <message>
        <source>Keep partial</source>
        <translation>Teil behalten</translation>
    </message>
    <message>
        <source>Makes a clip of the last preview</source>
        <translation>Macht aus der letzten Vorschau einen Clip</translation>
    </message>
    <message>
        <source>Makes the same clip once more</source>
        <translation>Erzeugt denselben Clip noch einmal</translation>
    </message>
    <message>
        <source>Stopped at step %1 of %2.</source>
        <translation>Bei Schritt %1 von %2 gestoppt.</translation>
    </message>
    <message>
        <source>Stopped before the first step.</source>
        <translation>Vor dem ersten Schritt gestoppt.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RunStatus</name>
    <message>
        <source>Progress of the running clip</source>
        <translation>Fortschritt des laufenden Clips</translation>
    </message>
    <message>
        <source>Engine is starting…</source>
        <translation>Engine startet…</translation>
    </message>
    <message>
        <source>Queue is paused</source>
        <translation>Warteschlange ruht</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Training: clips wait until it is paused</source>
        <translation>Training: Clips warten, bis es pausiert</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Waiting for the disk: clips are being written</source>
        <translation>Warten auf den Datenträger: Clips werden geschrieben</translation>
    </message>
    <message>
        <source>Exporting %1 %2 %</source>
        <translation>%1 wird exportiert, %2 %</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>Loading %1 (%2)</source>
        <translation>%1 wird geladen (%2)</translation>
    </message>
    <message>
        <source>GPU lost</source>
        <translation>GPU verloren</translation>
    </message>
    <message>
        <source>Looking at the model: clips wait</source>
        <translation>Modell wird angesehen: Clips warten</translation>
    </message>
    <message>
        <source>Looking at the model</source>
        <translation>Modell wird angesehen</translation>
    </message>
    <message>
        <source>Waiting for room on the disk</source>
        <translation>Warten auf Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>Scanning for models…</source>
        <translation>Modelle werden gesucht…</translation>
    </message>
    <message>
        <source>No checkpoint selected</source>
        <translation>Kein Checkpoint gewählt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ends the search for models; F5 begins it again</source>
        <translation>Beendet die Suche nach Modellen; F5 beginnt sie neu</translation>
    </message>
    <message>
        <source>Cancel the search for models</source>
        <translation>Suche nach Modellen abbrechen</translation>
    </message>
    <message>
        <source>Scanning for models: %1 of %2 files</source>
        <translation>Modelle werden gesucht: %1 von %2 Dateien</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SampleView</name>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Samples of an earlier step</source>
        <translation>Proben eines früheren Schritts</translation>
    </message>
    <message>
        <source>Samples appear here</source>
        <translation>Hier erscheinen Proben</translation>
    </message>
    <message>
        <source>Samples of step %1</source>
        <translation>Proben von Schritt %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SamplingPart</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>More steps are finer and take longer in proportion</source>
        <translation>Mehr Schritte sind feiner und dauern entsprechend länger</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip Skip</translation>
    </message>
    <message>
        <source>1 takes the text encoder&apos;s last layer; anime models want 2</source>
        <translation>1 nimmt die letzte Schicht des Text-Encoders; Anime-Modelle wollen 2</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>How noise becomes pictures</source>
        <translation>Wie aus Rauschen Bilder werden</translation>
    </message>
    <message>
        <source>Change sampler to %1</source>
        <translation>Sampler auf %1 ändern</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>How the noise falls from step to step</source>
        <translation>Wie das Rauschen von Schritt zu Schritt abnimmt</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Karras</source>
        <translation>Karras</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponentiell</translation>
    </message>
    <message>
        <source>SGM uniform</source>
        <translation>SGM Uniform</translation>
    </message>
    <message>
        <source>CFG</source>
        <translation>CFG</translation>
    </message>
    <message>
        <source>How closely the prompt is followed; 1 and below take half the time and leave out the negative prompt</source>
        <translation>Wie eng dem Prompt gefolgt wird; 1 und darunter brauchen die halbe Zeit und lassen den Negativ-Prompt weg</translation>
    </message>
    <message>
        <source>CFG rescale</source>
        <translation>CFG-Rescale</translation>
    </message>
    <message>
        <source>Takes back the glare of a high CFG; 0.7 is usual</source>
        <translation>Nimmt einem hohen CFG das Grelle; üblich ist 0,7</translation>
    </message>
    <message>
        <source>sampler&apos;s own</source>
        <translation>Sampler-Wert</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>How much fresh noise each step adds</source>
        <translation>Wie viel frisches Rauschen jeder Schritt hinzufügt</translation>
    </message>
    <message>
        <source>Change eta to %1</source>
        <translation>Eta auf %1 ändern</translation>
    </message>
    <message>
        <source>%1 does not know it</source>
        <translation>%1 kennt das nicht</translation>
    </message>
    <message>
        <source>%1 has a schedule of its own</source>
        <translation>%1 hat einen eigenen Schedule</translation>
    </message>
    <message>
        <source>Only DDIM and TCD know eta</source>
        <translation>Nur DDIM und TCD kennen Eta</translation>
    </message>
    <message>
        <source>Without guidance (CFG 1 and below) there is nothing to rescale</source>
        <translation>Ohne Guidance (CFG 1 und darunter) gibt es nichts zu reskalieren</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SchedulePlot</name>
    <message>
        <source>Noise schedule</source>
        <translation>Rausch-Schedule</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step %1: σ %2, timestep %3, picture&apos;s share %4 %</source>
        <translation>Schritt %1: σ %2, Zeitschritt %3, Bildanteil %4 %</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>ᾱ</source>
        <translation>ᾱ</translation>
    </message>
    <message>
        <source>Timestep</source>
        <translation>Zeitschritt</translation>
    </message>
    <message>
        <source>How much noise each step begins with, and the picture&apos;s share ᾱ (dashed, right).</source>
        <translation>Mit wie viel Rauschen jeder Schritt beginnt, und der Bildanteil ᾱ (gestrichelt, rechts).</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SeedEdit</name>
    <message>
        <source>Draw another seed</source>
        <translation>Anderen Seed ziehen</translation>
    </message>
    <message>
        <source>Equal seeds and settings make equal clips</source>
        <translation>Gleiche Seeds und Einstellungen ergeben gleiche Clips</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 18446744073709551615</source>
        <translation>Ein Seed ist eine ganze Zahl von 0 bis 18446744073709551615</translation>
    </message>
    <message>
        <source>The seed of the clip that is shown</source>
        <translation>Der Seed des gezeigten Clips</translation>
    </message>
    <message>
        <source>The seed of the clip that is shown, %1</source>
        <translation>Der Seed des gezeigten Clips, %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SeedPart</name>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Change seed to %1</source>
        <translation>Seed auf %1 ändern</translation>
    </message>
    <message>
        <source>Another seed each time</source>
        <translation>Jedes Mal ein anderer Seed</translation>
    </message>
    <message>
        <source>Which seed the clip after this one has</source>
        <translation>Welchen Seed der Clip nach diesem hat</translation>
    </message>
    <message>
        <source>Another each time</source>
        <translation>Jedes Mal anders</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Beibehalten</translation>
    </message>
    <message>
        <source>The next higher</source>
        <translation>Eins höher</translation>
    </message>
    <message>
        <source>The next lower</source>
        <translation>Eins niedriger</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>How many clips one press of Generate queues, each with a seed of its own</source>
        <translation>Wie viele Clips ein Druck auf „Erzeugen“ einreiht, jeder mit eigenem Seed</translation>
    </message>
    <message>
        <source>Next seed</source>
        <translation>Nächster Seed</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Session</name>
    <message>
        <source>Start fresh</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Open last saved</source>
        <translation>Zuletzt Gespeichertes öffnen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SettingForm</name>
    <message>
        <source>%1, slider</source>
        <translation>%1, Regler</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SettingsDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>Seiten der Voreinstellungen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>A new language shows from the next start on.</source>
        <translation>Eine neue Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Say when a clip is done while another window is in use</source>
        <translation>Melden, wenn ein Clip fertig ist, während ein anderes Fenster aktiv ist</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (nicht gefunden)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>Memory limit in GiB</source>
        <translation>Speicherlimit in GiB</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Alles Vorhandene</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>Speicher&amp;limit</translation>
    </message>
    <message>
        <source>Clips that need more are refused before they begin. Holds from the next start on.</source>
        <translation>Clips, die mehr brauchen, werden vor Beginn abgelehnt. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Size of the history in GiB</source>
        <translation>Größe des Verlaufs in GiB</translation>
    </message>
    <message>
        <source>&amp;History keeps</source>
        <translation>&amp;Verlauf behält</translation>
    </message>
    <message>
        <source>Beyond it the oldest clips without a star are deleted.</source>
        <translation>Darüber hinaus werden die ältesten Clips ohne Stern gelöscht.</translation>
    </message>
    <message>
        <source>Folders with models: an installation of A1111, Forge or ComfyUI, its extra_model_paths.yaml, or any folder. Nothing is ever written there.</source>
        <translation>Ordner mit Modellen: eine Installation von A1111, Forge oder ComfyUI, deren extra_model_paths.yaml oder ein beliebiger Ordner. Dort wird nie etwas geschrieben.</translation>
    </message>
    <message>
        <source>Folders with models</source>
        <translation>Ordner mit Modellen</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder with models</source>
        <translation>Ordner mit Modellen hinzufügen</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>Ordner mit Modellen</translation>
    </message>
    <message>
        <source>&amp;Find them</source>
        <translation>Fi&amp;nden</translation>
    </message>
    <message>
        <source>Find folders of A1111, Forge and ComfyUI</source>
        <translation>Ordner von A1111, Forge und ComfyUI finden</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen folder from the list</source>
        <translation>Den gewählten Ordner aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Add &amp;list…</source>
        <translation>&amp;Liste hinzufügen…</translation>
    </message>
    <message>
        <source>Add an extra_model_paths.yaml</source>
        <translation>Eine extra_model_paths.yaml hinzufügen</translation>
    </message>
    <message>
        <source>List of folders with models</source>
        <translation>Liste von Ordnern mit Modellen</translation>
    </message>
    <message>
        <source>Lists of ComfyUI (*.yaml *.yml)</source>
        <translation>Listen von ComfyUI (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>&amp;Keep 16 bits a channel</source>
        <translation>16 Bit je &amp;Kanal behalten</translation>
    </message>
    <message>
        <source>Keep 16 bits a channel</source>
        <translation>16 Bit je Kanal behalten</translation>
    </message>
    <message>
        <source>For exports with 10 and 16 bits: clips take three times the room in the history. Holds from the next start on.</source>
        <translation>Für Exporte mit 10 und 16 Bit: Clips brauchen im Verlauf dreimal so viel Platz. Gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SideSpinBox</name>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SizeEdit</name>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>Breite und Höhe tauschen</translation>
    </message>
    <message>
        <source>Usual sizes</source>
        <translation>Übliche Größen</translation>
    </message>
    <message>
        <source>Multiples of 8; auto is the model&apos;s own size, %1 × %2</source>
        <translation>Vielfache von 8; auto ist die Größe des Modells, %1 × %2</translation>
    </message>
    <message>
        <source>The model&apos;s own, %1 × %2</source>
        <translation>Die des Modells, %1 × %2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SizeEstimate</name>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::StepTimePlot</name>
    <message>
        <source>Step time</source>
        <translation>Schrittzeit</translation>
    </message>
    <message>
        <source>mean of 5</source>
        <translation>Mittel aus 5</translation>
    </message>
    <message>
        <source>run before</source>
        <translation>voriger Lauf</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Step %1: %2 ms, mean %3 ms</source>
        <translation>Schritt %1: %2 ms, Mittel %3 ms</translation>
    </message>
    <message>
        <source>
Run before: %1 ms</source>
        <translation>
Voriger Lauf: %1 ms</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Mean of 5</source>
        <translation>Mittel aus 5</translation>
    </message>
    <message>
        <source>Run before</source>
        <translation>Voriger Lauf</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How long each step takes in the network, and above it in the sampler, the preview and elsewhere, with the mean of the last five and the run before.</source>
        <translation>Wie lange jeder Schritt im Netz dauert und darüber im Sampler, in der Vorschau und sonst, mit dem Mittel der letzten fünf und dem Lauf davor.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>
%1: %2 ms</source>
        <translation>
%1: %2 ms</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::StopControl</name>
    <message>
        <source>&amp;Force</source>
        <translation>&amp;Erzwingen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Gives the engine up and loads another one; models are read anew</source>
        <translation>Gibt die Engine auf und lädt eine neue; Modelle werden neu gelesen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::StrengthList</name>
    <message>
        <source>Strength of %1</source>
        <translation>Stärke von %1</translation>
    </message>
    <message>
        <source>Strength in the UNet</source>
        <translation>Stärke im UNet</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Strength of %1 in the text encoder</source>
        <translation>Stärke von %1 im Text-Encoder</translation>
    </message>
    <message>
        <source>Strength in the text encoder</source>
        <translation>Stärke im Text-Encoder</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TargetForm</name>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Words in square brackets stand for what is in the clip; “/” makes a folder</source>
        <translation>Wörter in eckigen Klammern stehen für das, was im Clip ist; „/“ macht einen Ordner</translation>
    </message>
    <message>
        <source>Words for the file name</source>
        <translation>Wörter für den Dateinamen</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>Datei&amp;name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Ordner für Exporte</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ThumbnailStrip</name>
    <message>
        <source>Thumbnails of the frames</source>
        <translation>Miniaturen der Bilder</translation>
    </message>
    <message>
        <source>Arrow keys go from frame to frame.</source>
        <translation>Pfeiltasten gehen von Bild zu Bild.</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TimeRuler</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Arrow keys go from frame to frame, I and O set the range.</source>
        <translation>Pfeiltasten gehen von Bild zu Bild, I und O setzen den Bereich.</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Bild %1, %2 s</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingControl</name>
    <message>
        <source>%1 was made.</source>
        <translation>%1 ist fertig.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>For the next clip</source>
        <translation>Für den nächsten Clip</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingDialog</name>
    <message>
        <source>Nothing is trained yet.</source>
        <translation>Noch ist nichts trainiert.</translation>
    </message>
    <message>
        <source>Preparing; a clip that is being made comes first.</source>
        <translation>Wird vorbereitet; ein Clip, der gerade entsteht, geht vor.</translation>
    </message>
    <message>
        <source>Training. Clips wait until it is paused or done.</source>
        <translation>Training läuft. Clips warten, bis es pausiert oder fertig ist.</translation>
    </message>
    <message>
        <source>Saving the state…</source>
        <translation>Der Stand wird gesichert…</translation>
    </message>
    <message>
        <source>Paused. It goes on where it was, also after a restart.</source>
        <translation>Pausiert. Es geht weiter, wo es war, auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>Es ist gescheitert.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Saves the state and lets clips be made</source>
        <translation>Sichert den Stand und lässt Clips entstehen</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>&amp;Glättung</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>&amp;Logarithmisch</translation>
    </message>
    <message>
        <source>&amp;Compare with…</source>
        <translation>&amp;Vergleichen mit…</translation>
    </message>
    <message>
        <source>Shows another run below this one: its train.jsonl, or a saved table</source>
        <translation>Zeigt einen anderen Lauf darunter: seine train.jsonl oder eine gespeicherte Tabelle</translation>
    </message>
    <message>
        <source>The engine is not there yet.</source>
        <translation>Die Engine ist noch nicht da.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Beginnen</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second, %4 left</source>
        <translation>%1 von %2, %3 je Sekunde, noch %4</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>unter einer Minute</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>Mit einem anderen Lauf vergleichen</translation>
    </message>
    <message>
        <source>Runs (train.jsonl *.csv);;All files (*)</source>
        <translation>Läufe (train.jsonl *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>What the training has made</source>
        <translation>Was das Training ergeben hat</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingForm</name>
    <message>
        <source>MotionLoRA: one kind of motion</source>
        <translation>MotionLoRA: eine Art von Bewegung</translation>
    </message>
    <message>
        <source>Motion module</source>
        <translation>Bewegungsmodul</translation>
    </message>
    <message>
        <source>LoRA: what pictures look like</source>
        <translation>LoRA: wie Bilder aussehen</translation>
    </message>
    <message>
        <source>Whole model, on clips</source>
        <translation>Ganzes Modell, mit Clips</translation>
    </message>
    <message>
        <source>UNet and text encoder, on pictures</source>
        <translation>UNet und Textencoder, mit Bildern</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>Was trainiert wird</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Its kind</source>
        <translation>Seine Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For the model</source>
        <translation>Für das Modell</translation>
    </message>
    <message>
        <source>The checkpoint or folder it begins with</source>
        <translation>Der Checkpoint oder Ordner, mit dem es beginnt</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>In den Ordner</translation>
    </message>
    <message>
        <source>A model&apos;s folder; made if it is not there</source>
        <translation>Der Ordner eines Modells; wird angelegt, wenn er fehlt</translation>
    </message>
    <message>
        <source>My clips and pictures</source>
        <translation>Meine Clips und Bilder</translation>
    </message>
    <message>
        <source>The built-in world of the starter</source>
        <translation>Die eingebaute Welt des Starters</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>Lernt von</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Videos and pictures; NAME.txt beside each is its caption</source>
        <translation>Videos und Bilder; NAME.txt daneben ist die Beschreibung</translation>
    </message>
    <message>
        <source>The motion in the clips</source>
        <translation>Die Bewegung in den Clips</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>Kamera: %1</translation>
    </message>
    <message>
        <source>Teaches</source>
        <translation>Lehrt</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Of the square pictures, in pixels</source>
        <translation>Der quadratischen Bilder, in Pixeln</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>That are seen at once</source>
        <translation>Die zugleich gesehen werden</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>In all; more can be added later</source>
        <translation>Insgesamt; später können mehr dazukommen</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Clips in a step; more need more memory</source>
        <translation>Clips je Schritt; mehr brauchen mehr Speicher</translation>
    </message>
    <message>
        <source>The highest; it rises at first and falls towards the end</source>
        <translation>Die höchste; sie steigt anfangs und fällt gegen Ende</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>How much the file can hold</source>
        <translation>Wie viel die Datei fassen kann</translation>
    </message>
    <message>
        <source>Samples every</source>
        <translation>Proben alle</translation>
    </message>
    <message>
        <source>Steps between samples</source>
        <translation>Schritte zwischen Proben</translation>
    </message>
    <message>
        <source>Save memory, at a third more time</source>
        <translation>Speicher sparen, für ein Drittel mehr Zeit</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingRun</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2. {1 ?} {2?}</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TransportBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Ping-pong: forth and back</source>
        <translation>Ping-Pong: hin und zurück</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed of playing ([ and ])</source>
        <translation>Abspieltempo ([ und ])</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Frames per second of playing</source>
        <translation>Bilder pro Sekunde beim Abspielen</translation>
    </message>
    <message>
        <source>Frames per second while playing; the clip itself keeps its own</source>
        <translation>Bilder pro Sekunde beim Abspielen; der Clip selbst behält seine</translation>
    </message>
    <message>
        <source> fps</source>
        <translation> fps</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::UndoSteps</name>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Undo history</source>
        <translation>Schritte zum Zurückgehen</translation>
    </message>
    <message>
        <source>Steps, the latest last</source>
        <translation>Schritte, der letzte unten</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie es geöffnet wurde</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ViewBar</name>
    <message>
        <source>Onion skin</source>
        <translation>Zwiebelhaut</translation>
    </message>
    <message>
        <source>Onion skin: the frames before and after shine through</source>
        <translation>Zwiebelhaut: Die Bilder davor und danach scheinen durch</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom (+ and −, mouse wheel, Ctrl+0 to fit)</source>
        <translation>Zoom (+ und −, Mausrad, Strg+0 für das ganze Bild)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Fit (%1)</source>
        <translation>Ganz (%1)</translation>
    </message>
    <message>
        <source>%1/%2   %3 s</source>
        <translation>%1/%2   %3 s</translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation>Neuesten zeigen</translation>
    </message>
    <message>
        <source>Show the clip that is being made</source>
        <translation>Den Clip zeigen, der gerade entsteht</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ViewerPanel</name>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Play &amp;backwards</source>
        <translation>&amp;Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Play, each time &amp;faster</source>
        <translation>Abspielen, je&amp;des Mal schneller</translation>
    </message>
    <message>
        <source>One frame b&amp;ack</source>
        <translation>Ein &amp;Bild zurück</translation>
    </message>
    <message>
        <source>One frame &amp;on</source>
        <translation>Ein Bild &amp;vor</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>Shift+←</source>
        <translation>Umschalt+←</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <source>Shift+→</source>
        <translation>Umschalt+→</translation>
    </message>
    <message>
        <source>F&amp;irst frame</source>
        <translation>&amp;Erstes Bild</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>&amp;Letztes Bild</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Range begins &amp;here</source>
        <translation>Bereich beginnt &amp;hier</translation>
    </message>
    <message>
        <source>Range &amp;ends here</source>
        <translation>Bereich endet h&amp;ier</translation>
    </message>
    <message>
        <source>Clear the beginning</source>
        <translation>Anfang aufheben</translation>
    </message>
    <message>
        <source>Clear the end</source>
        <translation>Ende aufheben</translation>
    </message>
    <message>
        <source>&amp;Clear the range</source>
        <translation>Bereich au&amp;fheben</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Pi&amp;ng-pong</source>
        <translation>Pi&amp;ng-Pong</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>Lang&amp;samer</translation>
    </message>
    <message>
        <source>Fas&amp;ter</source>
        <translation>S&amp;chneller</translation>
    </message>
    <message>
        <source>Zoom to &amp;fit</source>
        <translation>Zoom: &amp;ganzes Bild</translation>
    </message>
    <message>
        <source>Zoom &amp;100 %</source>
        <translation>Zoom &amp;100 %</translation>
    </message>
    <message>
        <source>Zoom &amp;200 %</source>
        <translation>Zoom &amp;200 %</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>frame %1.png</source>
        <translation>Bild %1.png</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::WeightPlot</name>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>How often a weight has a value, of what is chosen in the list.</source>
        <translation>Wie oft ein Gewicht einen Wert hat, von dem, was in der Liste gewählt ist.</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>%1 to %2: %L3 weights</source>
        <translation>%1 bis %2: %L3 Gewichte</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::WelcomeCard</name>
    <message>
        <source>Three steps to a first clip</source>
        <translation>Drei Schritte zum ersten Clip</translation>
    </message>
    <message>
        <source>1.  Choose a checkpoint: a Stable Diffusion 1.5 model, a file or a folder.</source>
        <translation>1.  Einen Checkpoint wählen: ein Stable-Diffusion-1.5-Modell, Datei oder Ordner.</translation>
    </message>
    <message>
        <source>2.  Choose a motion module under Compose ▸ Models, if the checkpoint has none.</source>
        <translation>2.  Ein Bewegungsmodul unter Gestalten ▸ Modelle wählen, falls der Checkpoint keins hat.</translation>
    </message>
    <message>
        <source>3.  Write a prompt and press Generate.</source>
        <translation>3.  Einen Prompt schreiben und „Erzeugen“ drücken.</translation>
    </message>
    <message>
        <source>Choose a checkpoint…</source>
        <translation>Checkpoint wählen…</translation>
    </message>
    <message>
        <source>Try one of these, or write your own prompt:</source>
        <translation>Eines davon ausprobieren oder einen eigenen Prompt schreiben:</translation>
    </message>
    <message>
        <source>Generate: %1</source>
        <translation>Erzeugen: %1</translation>
    </message>
    <message>
        <source>Example prompt</source>
        <translation>Beispiel-Prompt</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Workspace</name>
    <message>
        <source>Choose a model first: there is no checkpoint to generate with.</source>
        <translation>Zuerst ein Modell wählen: Es gibt keinen Checkpoint zum Erzeugen.</translation>
    </message>
</context>
</TS>
