<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>QA Studio</name>
    <message>
      <source>Transcription queue</source>
      <translation>Transkriptions-Warteschlange</translation>
    </message>
    <message>
      <source>Find anything</source>
      <translation>Alles finden</translation>
    </message>
    <message>
      <source>The process of the checks was ended by an error; the log has the details. Mend that, then suggest again.</source>
      <translation>Der Prozess der Prüfregeln endete mit einem Fehler; Näheres steht im Protokoll. Den Fehler beheben, dann erneut vorschlagen lassen.</translation>
    </message>
    <message>
      <source>The checks ended with an error; the log has the details. Look whether the rubric’s checks are sound.</source>
      <translation>Die Prüfregeln endeten mit einem Fehler; Näheres steht im Protokoll. Nachsehen, ob die Prüfregeln des Bewertungsbogens in Ordnung sind.</translation>
    </message>
    <message>
      <source>The process of the checks was ended by signal {number}. If memory is short, close other programs, then suggest again.</source>
      <translation>Der Prozess der Prüfregeln wurde durch Signal {number} beendet. Bei knappem Speicher andere Programme schließen, dann erneut vorschlagen lassen.</translation>
    </message>
    <message>
      <source>{file}: the speech process</source>
      <translation>{file}: der Spracherkennungs-Prozess</translation>
    </message>
    <message>
      <source>{name} ended with an error; the log has the details. Try another engine or model, then transcribe it again.</source>
      <translation>{name} endete mit einem Fehler; Näheres steht im Protokoll. Eine andere Engine oder ein anderes Modell versuchen, dann erneut transkribieren.</translation>
    </message>
    <message>
      <source>{name} was ended by signal {exit_code}. If memory is short, close other programs or take a smaller model, then transcribe it again.</source>
      <translation>{name} wurde durch Signal {exit_code} beendet. Bei knappem Speicher andere Programme schließen oder ein kleineres Modell nehmen, dann erneut transkribieren.</translation>
    </message>
    <message>
      <source>Transcribing {name}</source>
      <translation>{name} wird transkribiert</translation>
    </message>
    <message>
      <source>“{words}”</source>
      <translation>„{words}“</translation>
    </message>
    <message>
      <source>Did you mean “{name}”?</source>
      <translation>Ist „{name}“ gemeint?</translation>
    </message>
    <message>
      <source>{first} and {last}</source>
      <translation>{first} und {last}</translation>
    </message>
    <message>
      <source>{first} or {last}</source>
      <translation>{first} oder {last}</translation>
    </message>
    <message>
      <source>Dealt out by agent and time, always to whoever had fewest: {told}.</source>
      <translation>Nach Agent und Zeit verteilt, immer an die Person mit den wenigsten: {told}.</translation>
    </message>
    <message>
      <source>It is not in the library any more.</source>
      <translation>Nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
      <source>To be judged by {name}.</source>
      <translation>Zu prüfen von {name}.</translation>
    </message>
    <message>
      <source>There is no plan {number}. Choose one from the list.</source>
      <translation>Es gibt keinen Plan {number}. Einen aus der Liste wählen.</translation>
    </message>
    <message>
      <source>Say who is to judge: name at least one reviewer.</source>
      <translation>Angeben, wer prüfen soll: mindestens eine Person nennen.</translation>
    </message>
    <message>
      <source>{names} has judged it already.</source>
      <translation>{names} hat das bereits bewertet.</translation>
    </message>
    <message>
      <source>{names} has it to do already.</source>
      <translation>{names} hat das bereits als Aufgabe.</translation>
    </message>
    <message>
      <source>Handed over to {name}.</source>
      <translation>An {name} übergeben.</translation>
    </message>
    <message>
      <source>The plan “{name}” has ended. Make a new one.</source>
      <translation>Der Plan „{name}“ ist beendet. Einen neuen anlegen.</translation>
    </message>
    <message>
      <source>{count:,} of {all:,}</source>
      <translation>{count:,} von {all:,}</translation>
    </message>
    <message>
      <source>There is nothing to keep at this place. Select the words first.</source>
      <translation>Hier ist nichts zu merken. Zuerst die Wörter markieren.</translation>
    </message>
    <message>
      <source>This snippet is gone. The list shows what there is.</source>
      <translation>Dieser Ausschnitt ist nicht mehr da. Die Liste zeigt, was es gibt.</translation>
    </message>
    <message>
      <source>There is no version {version} of this transcript.</source>
      <translation>Eine Version {version} dieses Transkripts gibt es nicht.</translation>
    </message>
    <message>
      <source>A tag has up to {longest} characters.</source>
      <translation>Ein Schlagwort hat höchstens {longest} Zeichen.</translation>
    </message>
    <message>
      <source>There is no transcript to keep words of. Transcribe the recording first.</source>
      <translation>Es gibt kein Transkript, aus dem Wörter gemerkt werden könnten. Zuerst die Aufnahme transkribieren.</translation>
    </message>
    <message>
      <source>Interaction {number}</source>
      <translation>Kontakt {number}</translation>
    </message>
    <message>
      <source>There is none of this number here. “list” shows those there are.</source>
      <translation>Diese Nummer gibt es hier nicht. „list“ zeigt die vorhandenen.</translation>
    </message>
    <message>
      <source>This transcript has no version {version}. Its history lists those that there are.</source>
      <translation>Eine Version {version} hat dieses Transkript nicht. Sein Verlauf zeigt die vorhandenen.</translation>
    </message>
    <message>
      <source>Listening for turns that sound alike</source>
      <translation>Ähnlich klingende Beiträge werden gesucht</translation>
    </message>
    <message>
      <source>A correction needs a name: say who you are in the menu of the workspace.</source>
      <translation>Eine Korrektur braucht einen Namen: im Menü des Arbeitsbereichs angeben, wer prüft.</translation>
    </message>
    <message>
      <source>There is no transcript to correct yet. Transcribe the interaction first.</source>
      <translation>Es gibt noch kein Transkript zu korrigieren. Zuerst den Kontakt transkribieren.</translation>
    </message>
    <message>
      <source>The demonstration's {interaction} does not say “{quote}”. Install QA Studio again.</source>
      <translation>In {interaction} der Demonstration steht „{quote}“ nicht. QA Studio neu installieren.</translation>
    </message>
    <message>
      <source>The demonstration is ready</source>
      <translation>Die Demonstration ist bereit</translation>
    </message>
    <message>
      <source>The demonstration is not whole. {listed} Mend this, then build it again.</source>
      <translation>Die Demonstration ist nicht vollständig. {listed} Das beheben, dann neu aufbauen.</translation>
    </message>
    <message>
      <source>The demonstration is here already</source>
      <translation>Die Demonstration ist schon da</translation>
    </message>
    <message>
      <source>The demonstration has not been built here yet. Build it first.</source>
      <translation>Die Demonstration wurde hier noch nicht aufgebaut. Zuerst aufbauen.</translation>
    </message>
    <message>
      <source>{folder} holds interactions of your own, so the demonstration is not mixed in. Choose an empty folder for it.</source>
      <translation>{folder} enthält eigene Kontakte; die Demonstration wird nicht dazugemischt. Dafür einen leeren Ordner wählen.</translation>
    </message>
    <message>
      <source>Entering the marks of {one}</source>
      <translation>Wertungen von {one} werden eingetragen</translation>
    </message>
    <message>
      <source>{value} ({low} to {high})</source>
      <translation>{value} ({low} bis {high})</translation>
    </message>
    <message>
      <source>{share:.0f} % ({low:.0f} to {high:.0f})</source>
      <translation>{share:.0f} % ({low:.0f} bis {high:.0f})</translation>
    </message>
    <message>
      <source>{value} (no interval)</source>
      <translation>{value} (kein Intervall)</translation>
    </message>
    <message>
      <source>{share:.0f} %</source>
      <translation>{share:.0f} %</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions from QA Studio, written on {day}.</source>
      <extracomment>One: {count} interaction from QA Studio, written on {day}.</extracomment>
      <translation>
        <numerusform>{count} Kontakt aus QA Studio, geschrieben am {day}.</numerusform>
        <numerusform>{count} Kontakte aus QA Studio, geschrieben am {day}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Score: 0 to 100 with one decimal. Each answer gives its share of its scale, weighted by criterion and section as the form says; what is not applicable is treated as the form says; rounded half up once, then compared with the threshold in its column. A failed critical criterion can fail the outcome whatever the score.</source>
      <translation>Score: 0 bis 100 mit einer Nachkommastelle. Jede Antwort gibt ihren Anteil an ihrer Skala, nach Kriterium und Abschnitt gewichtet, wie der Bogen es sagt; Nichtanwendbares wird behandelt, wie der Bogen es sagt; einmal kaufmännisch gerundet, dann mit der Schwelle in ihrer Spalte verglichen. Ein nicht erfülltes kritisches Kriterium kann das Ergebnis unabhängig vom Score kippen.</translation>
    </message>
    <message>
      <source>Made by: “person” is the newest submitted review; “automatic” are suggestions that no person has confirmed. An empty score is no score, not a zero.</source>
      <translation>Erstellt von: „Mensch“ ist die neueste eingereichte Prüfung; „automatisch“ sind Vorschläge, die kein Mensch bestätigt hat. Ein leerer Score ist kein Score und keine Null.</translation>
    </message>
    <message>
      <source>Rating: the mean of the customer's answers, from their own scale to 0 to 100.</source>
      <translation>Kundenbewertung: das Mittel der Antworten des Kunden, von ihrer Skala auf 0 bis 100.</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>autom.</translation>
    </message>
    <message>
      <source>person</source>
      <translation>Mensch</translation>
    </message>
    <message>
      <source>Id</source>
      <translation>Nr.</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>Started (UTC)</source>
      <translation>Beginn (UTC)</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Agent</source>
      <translation>Agent</translation>
    </message>
    <message>
      <source>Team</source>
      <translation>Team</translation>
    </message>
    <message>
      <source>Company</source>
      <translation>Firma</translation>
    </message>
    <message>
      <source>Round</source>
      <translation>Runde</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Stand</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Score</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Schwelle</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Made by</source>
      <translation>Erstellt von</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Kunde</translation>
    </message>
    <message>
      <source>Rating threshold</source>
      <translation>Schwelle der Kundenbewertung</translation>
    </message>
    <message>
      <source>Rating as given</source>
      <translation>Kundenbewertung wie gegeben</translation>
    </message>
    <message>
      <source>Length in seconds</source>
      <translation>Länge in Sekunden</translation>
    </message>
    <message>
      <source>Insights</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <source>Flagged</source>
      <translation>Markiert</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>Assigned to</source>
      <translation>Zugewiesen an</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Writing rows</source>
      <translation>Zeilen werden geschrieben</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}. Choose another place, or close the file.</source>
      <translation>{path} kann nicht geschrieben werden: {reason}. Einen anderen Ort wählen oder die Datei schließen.</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>Put it back, or import it from where it lies now: it is known again by its content.</source>
      <translation>Zurücklegen oder vom jetzigen Ort importieren: Die Datei wird an ihrem Inhalt wiedererkannt.</translation>
    </message>
    <message>
      <source>The folder cannot be read ({strerror}). Check that you may open it.</source>
      <translation>Der Ordner ist nicht lesbar ({strerror}). Zugriffsrechte prüfen.</translation>
    </message>
    <message>
      <source>{path} holds something else than when it was imported. {again}</source>
      <translation>{path} enthält etwas anderes als beim Import. {again}</translation>
    </message>
    <message>
      <source>{path} is not there any more. {again}</source>
      <translation>{path} ist nicht mehr da. {again}</translation>
    </message>
    <message>
      <source>{path} cannot be read ({strerror}). Check that you may open it.</source>
      <translation>{path} ist nicht lesbar ({strerror}). Zugriffsrechte prüfen.</translation>
    </message>
    <message>
      <source>The folder is empty. Choose the one that holds the files.</source>
      <translation>Der Ordner ist leer. Den Ordner wählen, der die Dateien enthält.</translation>
    </message>
    <message>
      <source>There is no such file or folder. Check the path.</source>
      <translation>Diese Datei oder diesen Ordner gibt es nicht. Den Pfad prüfen.</translation>
    </message>
    <message>
      <source>Nothing is published as “{wanted}” in this workspace, so nothing was marked by it yet.</source>
      <translation>In diesem Arbeitsbereich ist nichts als „{wanted}“ veröffentlicht, also wurde noch nichts damit bewertet.</translation>
    </message>
    <message>
      <source>The golden set was run</source>
      <translation>Der Referenzsatz wurde durchlaufen</translation>
    </message>
    <message>
      <source>Not in the golden set: {named}. “trust golden list” shows what is.</source>
      <translation>Nicht im Referenzsatz: {named}. „trust golden list“ zeigt den Inhalt.</translation>
    </message>
    <message>
      <source>Running the golden set</source>
      <translation>Der Referenzsatz wird durchlaufen</translation>
    </message>
    <message>
      <source>“{title}” was marked by ear: without a transcript no check can run on it.</source>
      <translation>„{title}“ wurde nach Gehör bewertet: Ohne Transkript kann keine Prüfregel darauf laufen.</translation>
    </message>
    <message>
      <source>It was marked by ear, without a transcript.</source>
      <translation>Nach Gehör bewertet, ohne Transkript.</translation>
    </message>
    <message>
      <source>“{title}” has no marks that could hold: nobody has submitted any on it yet.</source>
      <translation>„{title}“ hat keine gültigen Wertungen: Es wurden noch keine eingereicht.</translation>
    </message>
    <message>
      <source>“{title}” has no marks that could hold: {evaluator} has not submitted any on it yet.</source>
      <translation>„{title}“ hat keine gültigen Wertungen: {evaluator} hat noch keine eingereicht.</translation>
    </message>
    <message>
      <source>It was removed from the library. Restore it, or take it out.</source>
      <translation>Aus der Bibliothek entfernt. Wiederherstellen oder herausnehmen.</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions of the golden set were run last with other {what}.</source>
      <extracomment>One: {count} interaction of the golden set was run last with other {what}.</extracomment>
      <translation>
        <numerusform>{count} Kontakt des Referenzsatzes lief zuletzt mit anderem Stand: {what}.</numerusform>
        <numerusform>{count} Kontakte des Referenzsatzes liefen zuletzt mit anderem Stand: {what}.</numerusform>
      </translation>
    </message>
    <message>
      <source>checks</source>
      <translation>Prüfregeln</translation>
    </message>
    <message>
      <source>form</source>
      <translation>Bogen</translation>
    </message>
    <message>
      <source>map of confidences</source>
      <translation>Sicherheitsabgleich</translation>
    </message>
    <message>
      <source>Run it, look at what differs, and take that as known.</source>
      <translation>Durchlaufen lassen, die Unterschiede ansehen und das Ergebnis als bekannt übernehmen.</translation>
    </message>
    <message>
      <source>Names as they were heard, in {turns}</source>
      <translation>Namen wie gehört, in {turns}</translation>
    </message>
    <message>
      <source>“{before}” is now “{now}”</source>
      <translation>„{before}“ ist jetzt „{now}“</translation>
    </message>
    <message numerus="yes">
      <source>{count} turns</source>
      <extracomment>One: {count} turn</extracomment>
      <translation>
        <numerusform>{count} Beitrag</numerusform>
        <numerusform>{count} Beiträgen</numerusform>
      </translation>
    </message>
    <message>
      <source>the draft engine</source>
      <translation>Entwurfs-Engine</translation>
    </message>
    <message>
      <source>a file</source>
      <translation>einer Datei</translation>
    </message>
    <message>
      <source>Read from {source}</source>
      <translation>Gelesen aus {source}</translation>
    </message>
    <message>
      <source>Written by {engine}</source>
      <translation>Geschrieben mit {engine}</translation>
    </message>
    <message>
      <source>{made}, anew</source>
      <translation>{made}, erneut</translation>
    </message>
    <message>
      <source>Names put right in {turns}</source>
      <translation>Namen berichtigt in {turns}</translation>
    </message>
    <message>
      <source>marked otherwise, the same words</source>
      <translation>anders gekennzeichnet, dieselben Wörter</translation>
    </message>
    <message numerus="yes">
      <source>{count} turns split off</source>
      <extracomment>One: {count} turn split off</extracomment>
      <translation>
        <numerusform>{count} Beitrag abgetrennt</numerusform>
        <numerusform>{count} Beiträge abgetrennt</numerusform>
      </translation>
    </message>
    <message>
      <source>agent and customer swapped</source>
      <translation>Agent und Kunde getauscht</translation>
    </message>
    <message numerus="yes">
      <source>{count} turns reworded</source>
      <extracomment>One: {count} turn reworded</extracomment>
      <translation>
        <numerusform>{count} Beitrag umformuliert</numerusform>
        <numerusform>{count} Beiträge umformuliert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} turns merged</source>
      <extracomment>One: {count} turn merged</extracomment>
      <translation>
        <numerusform>{count} Beitrag verbunden</numerusform>
        <numerusform>{count} Beiträge verbunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>speaker of {count} turns</source>
      <extracomment>One: speaker of {count} turn</extracomment>
      <translation>
        <numerusform>Sprecher von {count} Beitrag</numerusform>
        <numerusform>Sprecher von {count} Beiträgen</numerusform>
      </translation>
    </message>
    <message>
      <source>Recordings are e.g. .wav, .mp3, .m4a or .ogg; chats and transcripts .csv, .json, .txt, .vtt or .srt. Rename it, or export it in one of these.</source>
      <translation>Aufnahmen sind z. B. .wav, .mp3, .m4a oder .ogg; Chats und Transkripte .csv, .json, .txt, .vtt oder .srt. Umbenennen oder in einem dieser Formate exportieren.</translation>
    </message>
    <message>
      <source>It cannot be read ({reason}). Check that it is still there and that you may open it.</source>
      <translation>Nicht lesbar ({reason}). Prüfen, ob die Datei noch da ist und geöffnet werden darf.</translation>
    </message>
    <message>
      <source>The ending “{ending}” is neither a recording nor a chat.</source>
      <translation>Die Endung „{ending}“ gehört weder zu einer Aufnahme noch zu einem Chat.</translation>
    </message>
    <message>
      <source>A name without ending is neither a recording nor a chat.</source>
      <translation>Ein Name ohne Endung gehört weder zu einer Aufnahme noch zu einem Chat.</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>Importiert</translation>
    </message>
    <message>
      <source>It is no file but a pipe or a device. Save what comes from it as a file first.</source>
      <translation>Das ist keine Datei, sondern eine Pipe oder ein Gerät. Was daraus kommt, zuerst als Datei speichern.</translation>
    </message>
    <message>
      <source>Importing {name}</source>
      <translation>{name} wird importiert</translation>
    </message>
    <message>
      <source>It is not UTF-8 and was read as {encoding}. If letters look wrong in it, export it as UTF-8 and import that instead.</source>
      <translation>Die Datei ist nicht UTF-8 und wurde als {encoding} gelesen. Wenn Buchstaben darin falsch aussehen, als UTF-8 exportieren und das importieren.</translation>
    </message>
    <message>
      <source>Its name or folder has letters that are not UTF-8 and cannot be remembered. Rename it, then import it.</source>
      <translation>Name oder Ordner enthält Buchstaben, die nicht UTF-8 sind und nicht gespeichert werden können. Umbenennen, dann importieren.</translation>
    </message>
    <message>
      <source>The recording has {channels} channels, so the agent cannot be on channel {channel}. Choose another one, or let it be guessed.</source>
      <translation>Die Aufnahme hat {channels} Kanäle, der Agent kann also nicht auf Kanal {channel} sein. Einen anderen wählen oder raten lassen.</translation>
    </message>
    <message>
      <source>It cannot be copied into the workspace ({strerror}). Make room on the disk, or import it without copying.</source>
      <translation>In den Arbeitsbereich kann nicht kopiert werden ({strerror}). Platz auf dem Datenträger schaffen oder ohne Kopieren importieren.</translation>
    </message>
    <message>
      <source>Looked for insights</source>
      <translation>Nach Hinweisen gesucht</translation>
    </message>
    <message>
      <source>Looking for insights</source>
      <translation>Nach Hinweisen wird gesucht</translation>
    </message>
    <message>
      <source>{before:,} of {total:,} evaluations read</source>
      <translation>{before:,} von {total:,} Bewertungen gelesen</translation>
    </message>
    <message>
      <source>Learning “{title}”</source>
      <translation>„{title}“ wird gelernt</translation>
    </message>
    <message>
      <source>“{title}” was not tried yet. Try learning first.</source>
      <translation>„{title}“ wurde noch nicht versucht. Zuerst lernen lassen.</translation>
    </message>
    <message>
      <source>“{title}” is not offered. {reason}</source>
      <translation>„{title}“ wird nicht angeboten. {reason}</translation>
    </message>
    <message>
      <source>Looking at what was marked</source>
      <translation>Die Wertungen werden angesehen</translation>
    </message>
    <message>
      <source>“{title}” has no criterion “{key}”. It has: {known}.</source>
      <translation>„{title}“ hat kein Kriterium „{key}“. Vorhanden: {known}.</translation>
    </message>
    <message>
      <source>{marks} of {needed} marks</source>
      <translation>{marks} von {needed} Wertungen</translation>
    </message>
    <message>
      <source>{head}, checks: {figures}</source>
      <translation>{head}, Prüfregeln: {figures}</translation>
    </message>
    <message>
      <source>learnt, taken over</source>
      <translation>gelernt, übernommen</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>abgelehnt</translation>
    </message>
    <message>
      <source>offered</source>
      <translation>angeboten</translation>
    </message>
    <message>
      <source>too few marks</source>
      <translation>zu wenige Wertungen</translation>
    </message>
    <message>
      <source>not tried yet</source>
      <translation>noch nicht versucht</translation>
    </message>
    <message>
      <source>not offered</source>
      <translation>nicht angeboten</translation>
    </message>
    <message numerus="yes">
      <source>{count} marks</source>
      <extracomment>One: {count} mark</extracomment>
      <translation>
        <numerusform>{count} Wertung</numerusform>
        <numerusform>{count} Wertungen</numerusform>
      </translation>
    </message>
    <message>
      <source>It takes {needed}, and {least} of each of two answers.</source>
      <translation>Nötig sind {needed}, und je {least} von zwei Antworten.</translation>
    </message>
    <message>
      <source> A small sample: {pairs} marks of {interactions} interactions.</source>
      <translation> Kleine Stichprobe: {pairs} Wertungen aus {interactions} Kontakten.</translation>
    </message>
    <message>
      <source> Marks have come or gone since it was tried.</source>
      <translation> Seit dem Versuch sind Wertungen hinzugekommen oder weggefallen.</translation>
    </message>
    <message numerus="yes">
      <source>What was learnt from {count} marks suggests in place of the checks.</source>
      <extracomment>One: What was learnt from {count} mark suggests in place of the checks.</extracomment>
      <translation>
        <numerusform>Das aus {count} Wertung Gelernte schlägt anstelle der Prüfregeln vor.</numerusform>
        <numerusform>Das aus {count} Wertungen Gelernte schlägt anstelle der Prüfregeln vor.</numerusform>
      </translation>
    </message>
    <message>
      <source>Refused: the checks suggest.</source>
      <translation>Abgelehnt: Die Prüfregeln schlagen vor.</translation>
    </message>
    <message>
      <source>On unseen interactions</source>
      <translation>Auf ungesehenen Kontakten</translation>
    </message>
    <message>
      <source>On unseen agents</source>
      <translation>Auf ungesehenen Agenten</translation>
    </message>
    <message>
      <source>{head}, learnt: {figures}.</source>
      <translation>{head}, gelernt: {figures}.</translation>
    </message>
    <message>
      <source>no suggestion</source>
      <translation>kein Vorschlag</translation>
    </message>
    <message>
      <source>the check “{name}”</source>
      <translation>die Prüfregel „{name}“</translation>
    </message>
    <message>
      <source>kappa {kappa}, AC1 {ac}, same mark {percent} of {pairs}</source>
      <translation>Kappa {kappa}, AC1 {ac}, gleiche Wertung {percent} von {pairs}</translation>
    </message>
    <message>
      <source>Speaks for “{answer}”: {named}.</source>
      <translation>Spricht für „{answer}“: {named}.</translation>
    </message>
    <message>
      <source>; they abstain in {left}.</source>
      <translation>; sie enthalten sich in {left}.</translation>
    </message>
    <message>
      <source>agent</source>
      <translation>Agent</translation>
    </message>
    <message>
      <source>customer</source>
      <translation>Kunde</translation>
    </message>
    <message>
      <source>“{title}” came as text: there is nothing to hear.</source>
      <translation>„{title}“ kam als Text: Es gibt nichts zu hören.</translation>
    </message>
    <message>
      <source>The recording is not where it was imported from. Put it back, or show where it lies now: it is known again by its content. It was {path}</source>
      <translation>Die Aufnahme liegt nicht mehr dort, wo sie importiert wurde. Zurücklegen oder den jetzigen Ort zeigen: Sie wird an ihrem Inhalt wiedererkannt. Sie war {path}</translation>
    </message>
    <message>
      <source>{name} holds something else than the recording that was imported as “{title}”. Choose the very file, wherever it lies now and whatever it is called.</source>
      <translation>{name} enthält etwas anderes als die Aufnahme, die als „{title}“ importiert wurde. Genau diese Datei wählen, wo sie jetzt auch liegt und wie sie auch heißt.</translation>
    </message>
    <message>
      <source>{path} cannot be read ({strerror}). Choose another file.</source>
      <translation>{path} ist nicht lesbar ({strerror}). Eine andere Datei wählen.</translation>
    </message>
    <message>
      <source>“{title}” has no transcript yet. Transcribe it first.</source>
      <translation>„{title}“ hat noch kein Transkript. Zuerst transkribieren.</translation>
    </message>
    <message>
      <source>There is no engine “{engine}”.</source>
      <translation>Eine Engine „{engine}“ gibt es nicht.</translation>
    </message>
    <message>
      <source>Choose one of: {known}.</source>
      <translation>Zur Wahl stehen: {known}.</translation>
    </message>
    <message>
      <source>The draft engine and its model belong to the installed program: they take no room of yours and stay.</source>
      <translation>Die Entwurfs-Engine und ihr Modell gehören zum installierten Programm: Sie belegen keinen eigenen Platz und bleiben.</translation>
    </message>
    <message>
      <source>There is no conversation “{name}” in this file. It holds {count}: {known}.</source>
      <translation>In dieser Datei gibt es kein Gespräch „{name}“. Sie enthält {count}: {known}.</translation>
    </message>
    <message>
      <source>Built-in forms are {names}.</source>
      <translation>Mitgelieferte Bögen sind {names}.</translation>
    </message>
    <message>
      <source>There is no form “{name}”, neither built in nor as a file. {hint}</source>
      <translation>Einen Bogen „{name}“ gibt es weder mitgeliefert noch als Datei. {hint}</translation>
    </message>
    <message>
      <source>“{name}” is a recording. Import and transcribe it; suggestions are then made in the workspace.</source>
      <translation>„{name}“ ist eine Aufnahme. Importieren und transkribieren; Vorschläge entstehen dann im Arbeitsbereich.</translation>
    </message>
    <message>
      <source>“{name}” is no file. Name a single transcript or chat.</source>
      <translation>„{name}“ ist keine Datei. Ein einzelnes Transkript oder einen Chat angeben.</translation>
    </message>
    <message numerus="yes">
      <source>On the golden set {count} suggestions become worse.</source>
      <extracomment>One: On the golden set {count} suggestion becomes worse.</extracomment>
      <translation>
        <numerusform>Auf dem Referenzsatz wird {count} Vorschlag schlechter.</numerusform>
        <numerusform>Auf dem Referenzsatz werden {count} Vorschläge schlechter.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions of it cannot be run: {why}</source>
      <extracomment>One: {count} interaction of it cannot be run: {why}</extracomment>
      <translation>
        <numerusform>{count} Kontakt daraus kann nicht laufen: {why}</numerusform>
        <numerusform>{count} Kontakte daraus können nicht laufen: {why}</numerusform>
      </translation>
    </message>
    <message>
      <source>Not published. Mend the form, or give a reason.</source>
      <translation>Nicht veröffentlicht. Den Bogen berichtigen oder einen Grund angeben.</translation>
    </message>
    <message>
      <source>“{title}” was not tried on the golden set as it is now. Try it first.</source>
      <translation>„{title}“ wurde in dieser Fassung nicht auf dem Referenzsatz versucht. Zuerst versuchen.</translation>
    </message>
    <message>
      <source>{name} is published and says something else; a published version never changes. Raise the number after “version:”.</source>
      <translation>{name} ist veröffentlicht und sagt etwas anderes; eine veröffentlichte Version ändert sich nie. Die Zahl hinter „version:“ erhöhen.</translation>
    </message>
    <message>
      <source>It is being transcribed with {name} right now. Wait for that, or cancel it in the queue first.</source>
      <translation>Wird gerade mit {name} transkribiert. Abwarten oder zuerst in der Warteschlange abbrechen.</translation>
    </message>
    <message>
      <source>“{title}” {state}, so it cannot be {verb}.</source>
      <translation>„{title}“ {state} und kann deshalb nicht {verb} werden.</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>resumed</source>
      <translation>fortgesetzt</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>abgebrochen</translation>
    </message>
    <message>
      <source>tried again</source>
      <translation>erneut versucht</translation>
    </message>
    <message>
      <source>is waiting</source>
      <translation>wartet</translation>
    </message>
    <message>
      <source>is in work</source>
      <translation>ist in Arbeit</translation>
    </message>
    <message>
      <source>is paused</source>
      <translation>ist angehalten</translation>
    </message>
    <message>
      <source>is done</source>
      <translation>ist fertig</translation>
    </message>
    <message>
      <source>has failed</source>
      <translation>ist fehlgeschlagen</translation>
    </message>
    <message>
      <source>is cancelled</source>
      <translation>ist abgebrochen</translation>
    </message>
    <message>
      <source>There is no job {job_id} in the queue. “qa-studio queue” shows those there are.</source>
      <translation>Einen Auftrag {job_id} gibt es in der Warteschlange nicht. „qa-studio queue“ zeigt die vorhandenen.</translation>
    </message>
    <message>
      <source>{count} of each agent from {first} to {last}, spread over those days; each to the reviewer with the fewest of the plan.</source>
      <translation>{count} je Agent vom {first} bis {last}, über diese Tage verteilt; jeweils an die Person mit den wenigsten des Plans.</translation>
    </message>
    <message>
      <source>A plan needs a name.</source>
      <translation>Ein Plan braucht einen Namen.</translation>
    </message>
    <message>
      <source>There is a plan “{name}” already. Choose another name.</source>
      <translation>Einen Plan „{name}“ gibt es schon. Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>A plan needs reviewers, each named once.</source>
      <translation>Ein Plan braucht Prüfer, jeden nur einmal genannt.</translation>
    </message>
    <message>
      <source>Say of each reviewer how many interactions of an agent they take; one in all at the least.</source>
      <translation>Für jede Person angeben, wie viele Kontakte eines Agenten sie übernimmt; insgesamt mindestens einen.</translation>
    </message>
    <message>
      <source>A plan asks for 1 to {most} interactions of an agent.</source>
      <translation>Ein Plan verlangt 1 bis {most} Kontakte je Agent.</translation>
    </message>
    <message>
      <source>None of the period is in the library, or passes the plan's filter.</source>
      <translation>Aus diesem Zeitraum ist nichts in der Bibliothek, oder nichts passt zum Filter des Plans.</translation>
    </message>
    <message numerus="yes">
      <source>Only {count} of the period pass the plan's filter.</source>
      <extracomment>One: Only {count} of the period passes the plan's filter.</extracomment>
      <translation>
        <numerusform>Nur {count} aus dem Zeitraum passt zum Filter des Plans.</numerusform>
        <numerusform>Nur {count} aus dem Zeitraum passen zum Filter des Plans.</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} of each agent from {first} to {last}, spread over those days; as many to each reviewer as the plan says.</source>
      <translation>{count} je Agent vom {first} bis {last}, über diese Tage verteilt; an jede Person so viele, wie der Plan sagt.</translation>
    </message>
    <message>
      <source>{count} the plan had assigned before.</source>
      <translation>{count} hatte der Plan schon zugewiesen.</translation>
    </message>
    <message>
      <source>{count} somebody has judged without the plan.</source>
      <translation>{count} wurden ohne den Plan schon bewertet.</translation>
    </message>
    <message>
      <source>{count} somebody has to do without the plan.</source>
      <translation>{count} sind ohne den Plan schon zugewiesen.</translation>
    </message>
    <message>
      <source>Line {line} of {name} names it, but it is not in {where}. It is left out.</source>
      <translation>Zeile {line} von {name} nennt sie, aber sie ist nicht in {where}. Sie wird ausgelassen.</translation>
    </message>
    <message>
      <source>Whose text is {name}? It is no list of recordings, and {why}. Name the recording: qa-studio transcribe --reference {name} RECORDING</source>
      <translation>Wessen Text ist {name}? Es ist keine Liste von Aufnahmen, und {why}. Die Aufnahme nennen: qa-studio transcribe --reference {name} RECORDING</translation>
    </message>
    <message>
      <source>{name}, line {line}</source>
      <translation>{name}, Zeile {line}</translation>
    </message>
    <message>
      <source>The row names no recording. It is left out.</source>
      <translation>Die Zeile nennt keine Aufnahme. Sie wird ausgelassen.</translation>
    </message>
    <message>
      <source>{name} is the text of one recording, and {count} were named. Name one.</source>
      <translation>{name} ist der Text einer Aufnahme, genannt wurden {count}. Eine nennen.</translation>
    </message>
    <message>
      <source>{name} holds {count} conversations. Make a file of one of them.</source>
      <translation>{name} enthält {count} Gespräche. Aus einem davon eine Datei machen.</translation>
    </message>
    <message>
      <source>{name} has no text for it.</source>
      <translation>{name} hat dafür keinen Text.</translation>
    </message>
    <message>
      <source>Line {line} of {name} has no text. It is left out.</source>
      <translation>Zeile {line} von {name} hat keinen Text. Sie wird ausgelassen.</translation>
    </message>
    <message>
      <source>Fitted</source>
      <translation>Angepasst</translation>
    </message>
    <message>
      <source>Review an interaction, submit it, and make the report again.</source>
      <translation>Einen Kontakt prüfen, einreichen und den Bericht neu erstellen.</translation>
    </message>
    <message>
      <source>Automatic marks count alone only where their agreement with people has earned it (Rubrics, Trust).</source>
      <translation>Automatische Wertungen zählen nur dort allein, wo ihre Übereinstimmung mit Menschen es rechtfertigt (Bögen, Vertrauen).</translation>
    </message>
    <message>
      <source>Laying out the pages</source>
      <translation>Die Seiten werden gesetzt</translation>
    </message>
    <message>
      <source>Made {name}</source>
      <translation>{name} erstellt</translation>
    </message>
    <message>
      <source>Reading the marks of {agent}</source>
      <translation>Die Wertungen zu {agent} werden gelesen</translation>
    </message>
    <message>
      <source>Reading the evaluators’ marks</source>
      <translation>Die Wertungen der Prüfer werden gelesen</translation>
    </message>
    <message>
      <source>Reading the marks of {before} and {after}</source>
      <translation>Die Wertungen von {before} und {after} werden gelesen</translation>
    </message>
    <message>
      <source>No interaction of {agent} has submitted marks yet.</source>
      <translation>Kein Kontakt von {agent} hat bisher eingereichte Wertungen.</translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>noch nichts</translation>
    </message>
    <message>
      <source>There is no {what} called “{name}” here. Known: {listed}.</source>
      <translation>{what} „{name}“ gibt es hier nicht. Bekannt: {listed}.</translation>
    </message>
    <message>
      <source>There is no paper size “{paper}”. Choose one of {known}.</source>
      <translation>Ein Papierformat „{paper}“ gibt es nicht. Zur Wahl stehen {known}.</translation>
    </message>
    <message>
      <source>round</source>
      <translation>Runde</translation>
    </message>
    <message>
      <source>{before} cannot be compared with itself. Choose two rounds.</source>
      <translation>{before} lässt sich nicht mit sich selbst vergleichen. Zwei Runden wählen.</translation>
    </message>
    <message>
      <source>No interaction of {agent} in {round} has submitted marks yet.</source>
      <translation>Kein Kontakt von {agent} in {round} hat bisher eingereichte Wertungen.</translation>
    </message>
    <message>
      <source>In “{name}” no interaction of {people} has submitted marks yet.</source>
      <translation>In „{name}“ hat kein Kontakt von {people} bisher eingereichte Wertungen.</translation>
    </message>
    <message>
      <source>No interaction of {before} or {after} has submitted marks yet.</source>
      <translation>Kein Kontakt von {before} oder {after} hat bisher eingereichte Wertungen.</translation>
    </message>
    <message>
      <source>Answer {titles}.</source>
      <translation>Noch zu beantworten: {titles}.</translation>
    </message>
    <message>
      <source>Not submitted yet. {parts}</source>
      <translation>Noch nicht eingereicht. {parts}</translation>
    </message>
    <message>
      <source>A correction needs a reason: say in a few words why it is reopened.</source>
      <translation>Eine Korrektur braucht einen Grund: in wenigen Worten sagen, warum wieder geöffnet wird.</translation>
    </message>
    <message>
      <source>{title} cannot be changed. Make a new draft from it.</source>
      <translation>{title} kann nicht geändert werden. Einen neuen Entwurf daraus machen.</translation>
    </message>
    <message>
      <source>{name} was changed outside this window. Save over it, or read it again and lose what was changed here.</source>
      <translation>{name} wurde außerhalb dieses Fensters geändert. Überschreiben, oder neu lesen und die Änderungen von hier verlieren.</translation>
    </message>
    <message>
      <source>Write at least one wording.</source>
      <translation>Schreiben Sie mindestens eine Formulierung.</translation>
    </message>
    <message>
      <source>counts {number} of 100</source>
      <translation>zählt {number} von 100</translation>
    </message>
    <message>
      <source>a bonus of up to {number}</source>
      <translation>ein Bonus von bis zu {number}</translation>
    </message>
    <message>
      <source>takes up to {number}</source>
      <translation>kostet bis zu {number}</translation>
    </message>
    <message>
      <source>There is no form “{row_id}” here any more. Refresh the list.</source>
      <translation>Den Bogen „{row_id}“ gibt es hier nicht mehr. Die Liste aktualisieren.</translation>
    </message>
    <message>
      <source>{title} has faults. Mend them, then publish it.</source>
      <translation>{title} hat Fehler. Diese beheben, dann veröffentlichen.</translation>
    </message>
    <message>
      <source>Nothing in this draft differs from version {before}.</source>
      <translation>Nichts in diesem Entwurf unterscheidet sich von Version {before}.</translation>
    </message>
    <message>
      <source>{path} cannot be removed: {strerror}.</source>
      <translation>{path} kann nicht entfernt werden: {strerror}.</translation>
    </message>
    <message>
      <source>The draft cannot be brought back: {strerror}.</source>
      <translation>Der Entwurf kann nicht zurückgeholt werden: {strerror}.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made: {strerror}.</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden: {strerror}.</translation>
    </message>
    <message>
      <source>{title} has no criterion “{key}”.</source>
      <translation>{title} hat kein Kriterium „{key}“.</translation>
    </message>
    <message>
      <source>{count:,} characters are the most that can be tried at once.</source>
      <translation>Höchstens {count:,} Zeichen lassen sich auf einmal ausprobieren.</translation>
    </message>
    <message>
      <source>Type a sentence first.</source>
      <translation>Zuerst einen Satz eingeben.</translation>
    </message>
    <message>
      <source>{count:,} conversations looked at</source>
      <translation>{count:,} Gespräche angesehen</translation>
    </message>
    <message>
      <source>A page of hits needs room for at least one.</source>
      <translation>Eine Seite mit Treffern braucht Platz für mindestens einen.</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>Vorschlag</translation>
    </message>
    <message>
      <source>Nothing was suggested for “{title}” yet. Ask for suggestions first.</source>
      <translation>Für „{title}“ wurde noch nichts vorgeschlagen. Zuerst Vorschläge anfordern.</translation>
    </message>
    <message>
      <source>It has no transcript yet. Transcribe it first.</source>
      <translation>Noch kein Transkript. Zuerst transkribieren.</translation>
    </message>
    <message>
      <source>Looking for evidence in {title}</source>
      <translation>In {title} wird nach Belegen gesucht</translation>
    </message>
    <message>
      <source>{shown} and {count} more</source>
      <translation>{shown} und {count} weitere</translation>
    </message>
    <message>
      <source>No single interaction is called {listed}. Import these first, then this file again: answers that are here already are not counted twice.</source>
      <translation>Keinen einzelnen Kontakt gibt es namens {listed}. Diese zuerst importieren, dann diese Datei erneut: Bereits vorhandene Antworten werden nicht doppelt gezählt.</translation>
    </message>
    <message>
      <source>{name}: {number} has more than four decimals. Round it, then import again.</source>
      <translation>{name}: {number} hat mehr als vier Nachkommastellen. Runden, dann erneut importieren.</translation>
    </message>
    <message>
      <source>“{column}” for {what}</source>
      <translation>„{column}“ ({what})</translation>
    </message>
    <message>
      <source>the conversation’s number</source>
      <translation>Nummer des Gesprächs</translation>
    </message>
    <message>
      <source>who speaks</source>
      <translation>wer spricht</translation>
    </message>
    <message>
      <source>the speaker’s name</source>
      <translation>Name des Sprechers</translation>
    </message>
    <message>
      <source>what was said</source>
      <translation>was gesagt wurde</translation>
    </message>
    <message>
      <source>the time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>the date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>the start</source>
      <translation>Beginn</translation>
    </message>
    <message>
      <source>the end</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>the agent</source>
      <translation>der Agent</translation>
    </message>
    <message>
      <source>the customer</source>
      <translation>der Kunde</translation>
    </message>
    <message>
      <source>the title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>the channel</source>
      <translation>Kanal</translation>
    </message>
    <message>
      <source>the language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>internal notes</source>
      <translation>interne Notizen</translation>
    </message>
    <message>
      <source>the kind of message</source>
      <translation>Art der Nachricht</translation>
    </message>
    <message>
      <source>the survey’s question</source>
      <translation>Frage der Umfrage</translation>
    </message>
    <message>
      <source>the lowest rating</source>
      <translation>niedrigste Bewertung</translation>
    </message>
    <message>
      <source>the highest rating</source>
      <translation>höchste Bewertung</translation>
    </message>
    <message>
      <source>the scale</source>
      <translation>Skala</translation>
    </message>
    <message>
      <source>the rating</source>
      <translation>Bewertung</translation>
    </message>
    <message>
      <source>the comment</source>
      <translation>Kommentar</translation>
    </message>
    <message>
      <source>what the customer is owed</source>
      <translation>was dem Kunden noch zusteht</translation>
    </message>
    <message>
      <source>when it was answered</source>
      <translation>wann geantwortet wurde</translation>
    </message>
    <message>
      <source>Taken: {pairs}.</source>
      <translation>Verwendet: {pairs}.</translation>
    </message>
    <message>
      <source>Not used: {columns}.</source>
      <translation>Nicht verwendet: {columns}.</translation>
    </message>
    <message>
      <source>A tag needs a name of up to {longest} characters.</source>
      <translation>Ein Schlagwort braucht einen Namen von höchstens {longest} Zeichen.</translation>
    </message>
    <message>
      <source>There is no interaction {numbers} in this workspace. The library lists what there is.</source>
      <translation>Kontakt {numbers} gibt es in diesem Arbeitsbereich nicht. Die Bibliothek zeigt, was da ist.</translation>
    </message>
    <message>
      <source>Nothing that was learnt is used: name a workspace with -w, or a file with --learned.</source>
      <translation>Nichts Gelerntes wird verwendet: einen Arbeitsbereich mit -w oder eine Datei mit --learned nennen.</translation>
    </message>
    <message>
      <source>“{name}” was learnt of {key}, version {version}; it is of no use to {form}.</source>
      <translation>„{name}“ wurde aus {key}, Version {version}, gelernt; für {form} nützt es nichts.</translation>
    </message>
    <message>
      <source>What was learnt suggests for: {named}.</source>
      <translation>Das Gelernte schlägt vor für: {named}.</translation>
    </message>
    <message>
      <source>Confidences follow the fit to the workspace’s marks.</source>
      <translation>Die Sicherheiten folgen der Anpassung an die Wertungen des Arbeitsbereichs.</translation>
    </message>
    <message>
      <source>Nothing was learnt and taken over for this form yet.</source>
      <translation>Für diesen Bogen wurde noch nichts Gelerntes übernommen.</translation>
    </message>
    <message>
      <source>Nothing that was learnt is used: the workspace has no {name}.</source>
      <translation>Nichts Gelerntes wird verwendet: Im Arbeitsbereich gibt es kein {name}.</translation>
    </message>
    <message>
      <source>Nothing that was learnt is used: {name} is another form in the workspace.</source>
      <translation>Nichts Gelerntes wird verwendet: {name} ist im Arbeitsbereich ein anderer Bogen.</translation>
    </message>
    <message>
      <source>“{name}” is no file of what was learnt ({err}). “qa-studio learn --save FILE” writes one.</source>
      <translation>„{name}“ enthält nichts Gelerntes ({err}). „qa-studio learn --save FILE“ schreibt eine solche Datei.</translation>
    </message>
    <message>
      <source>“{path}” cannot be written: {err}</source>
      <translation>„{path}“ kann nicht geschrieben werden: {err}</translation>
    </message>
    <message>
      <source>Times are shown of months with {people} people and {evaluations} evaluations or more, and not when nearly all of the time is one person's. There is no such month.</source>
      <translation>Zeiten werden für Monate mit mindestens {people} Personen und {evaluations} Bewertungen gezeigt, und nicht, wenn fast die ganze Zeit von einer Person stammt. Einen solchen Monat gibt es nicht.</translation>
    </message>
    <message>
      <source>Transcribed</source>
      <translation>Transkribiert</translation>
    </message>
    <message>
      <source>The recording has no channel {channel} of its own for the agent. Channels can be changed in recordings that keep the two sides apart.</source>
      <translation>Die Aufnahme hat keinen eigenen Kanal {channel} für den Agenten. Kanäle lassen sich nur in Aufnahmen ändern, die beide Seiten trennen.</translation>
    </message>
    <message>
      <source>Its transcription was paused in the queue, and goes on when it is resumed there.</source>
      <translation>Die Transkription wurde in der Warteschlange angehalten und geht weiter, sobald sie dort fortgesetzt wird.</translation>
    </message>
    <message>
      <source>Its transcription was cancelled in the queue. What was finished of it is kept.</source>
      <translation>Die Transkription wurde in der Warteschlange abgebrochen. Was davon fertig war, bleibt erhalten.</translation>
    </message>
    <message>
      <source>Of {whole:,} pairs in {seen:,} the suggestion was seen first, in {unseen:,} the mark was made first</source>
      <translation>Von {whole:,} Paaren wurde bei {seen:,} zuerst der Vorschlag gesehen, bei {unseen:,} zuerst die Wertung gegeben</translation>
    </message>
    <message>
      <source>chance showed it first for {seen:,} marks and held it back for {unseen:,}</source>
      <translation>der Zufall zeigte ihn bei {seen:,} Wertungen zuerst und hielt ihn bei {unseen:,} zurück</translation>
    </message>
    <message>
      <source>Seeing a suggestion moves the agreement of marks with it by {points} points ({low} to {high}); {sides}.</source>
      <translation>Einen Vorschlag zu sehen verschiebt die Übereinstimmung der Wertungen mit ihm um {points} Punkte ({low} bis {high}); {sides}.</translation>
    </message>
    <message>
      <source>A criterion may be marked unattended when the lower end of kappa’s 95 % interval reaches {kappa} with at least {pairs} pairs {counted}. Until then its suggestion is shown and never counts alone.</source>
      <translation>Ein Kriterium darf unbeaufsichtigt bewertet werden, wenn das untere Ende des 95-%-Intervalls von Kappa {kappa} erreicht, mit mindestens {pairs} Paaren {counted}. Bis dahin wird der Vorschlag gezeigt und zählt nie allein.</translation>
    </message>
    <message>
      <source>What seeing a suggestion does to a mark is not known yet: it is told from marks made in the mixed mode, where chance decides what is in sight.</source>
      <translation>Was ein gesehener Vorschlag mit einer Wertung macht, ist noch nicht bekannt: Das zeigen Wertungen aus dem gemischten Modus, in dem der Zufall entscheidet, was zu sehen ist.</translation>
    </message>
    <message>
      <source>Seeing a suggestion moves the agreement of marks with it by {points} points ({reason}); {sides}.</source>
      <translation>Einen Vorschlag zu sehen verschiebt die Übereinstimmung der Wertungen mit ihm um {points} Punkte ({reason}); {sides}.</translation>
    </message>
    <message>
      <source>made without the suggestion in sight</source>
      <translation>ohne den Vorschlag vor Augen</translation>
    </message>
    <message>
      <source>made before the suggestion was seen</source>
      <translation>vor dem Blick auf den Vorschlag</translation>
    </message>
    <message>
      <source>of suggestion and mark</source>
      <translation>aus Vorschlag und Wertung</translation>
    </message>
    <message>
      <source>What is marked with the suggestion in sight is no independent evidence. To earn trust, hold suggestions back until the question is answered, or for a random half: the setting “Show suggestions”.</source>
      <translation>Was mit dem Vorschlag vor Augen bewertet wird, ist kein unabhängiger Nachweis. Um Vertrauen zu gewinnen, Vorschläge zurückhalten, bis die Frage beantwortet ist, oder für eine zufällige Hälfte: Einstellung „Vorschläge zeigen“.</translation>
    </message>
    <message>
      <source> It pulls marks towards itself.</source>
      <translation> Das zieht Wertungen zu ihm hin.</translation>
    </message>
    <message>
      <source> It pushes marks away.</source>
      <translation> Das drängt Wertungen von ihm weg.</translation>
    </message>
    <message>
      <source> That may be chance.</source>
      <translation> Das kann Zufall sein.</translation>
    </message>
    <message>
      <source>; of {unknown:,} nobody recorded it.</source>
      <translation>; bei {unknown:,} hat es niemand festgehalten.</translation>
    </message>
    <message>
      <source>The bar must be a number from 0 to 1, not “{text}”.</source>
      <translation>Die Hürde muss eine Zahl von 0 bis 1 sein, nicht „{text}“.</translation>
    </message>
    <message>
      <source>Pairs must be a whole number from {least} to {most}, not “{text}”.</source>
      <translation>Paare müssen eine ganze Zahl von {least} bis {most} sein, nicht „{text}“.</translation>
    </message>
    <message>
      <source>A view needs a name of up to {longest} characters.</source>
      <translation>Eine Ansicht braucht einen Namen von höchstens {longest} Zeichen.</translation>
    </message>
    <message>
      <source>This view is gone, or there is another view “{name}”. Choose another name.</source>
      <translation>Diese Ansicht ist nicht mehr da, oder es gibt schon eine Ansicht „{name}“. Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <source>The vocabulary holds no name “{words}”.</source>
      <translation>Das Vokabular enthält keinen Namen „{words}“.</translation>
    </message>
    <message>
      <source>“{words}” is no kind of name.</source>
      <translation>„{words}“ ist keine Art von Name.</translation>
    </message>
    <message>
      <source>There are: {known}.</source>
      <translation>Es gibt: {known}.</translation>
    </message>
    <message>
      <source>“vocabulary list” shows those there are.</source>
      <translation>„vocabulary list“ zeigt die vorhandenen.</translation>
    </message>
    <message>
      <source>Names put right</source>
      <translation>Namen berichtigt</translation>
    </message>
    <message>
      <source>“{words}” has {count} forms; {most} are enough. Keep the commonest.</source>
      <translation>„{words}“ hat {count} Formen; {most} genügen. Die häufigsten behalten.</translation>
    </message>
    <message>
      <source>“{tidy}…” is {count} characters long; a name has at most {most}.</source>
      <translation>„{tidy}…“ ist {count} Zeichen lang; ein Name hat höchstens {most}.</translation>
    </message>
    <message>
      <source>“{words}” is on the list already. Change it there, or remove it first.</source>
      <translation>„{words}“ steht schon auf der Liste. Dort ändern oder zuerst entfernen.</translation>
    </message>
    <message>
      <source>The vocabulary has no entry {entry_id} any more. Look at the list again.</source>
      <translation>Den Eintrag {entry_id} gibt es im Vokabular nicht mehr. Die Liste erneut ansehen.</translation>
    </message>
    <message>
      <source>“{words}” is on the list already, as another entry.</source>
      <translation>„{words}“ steht schon auf der Liste, als anderer Eintrag.</translation>
    </message>
    <message>
      <source>Putting names right in {title}</source>
      <translation>Namen in {title} werden berichtigt</translation>
    </message>
    <message>
      <source>The vocabulary would hold more than {MOST_NAMES} names. Keep those that are said in conversations: brands, agents, and products as customers call them.</source>
      <translation>Das Vokabular hätte mehr als {MOST_NAMES} Namen. Behalten, was in Gesprächen fällt: Marken, Agenten und Produkte, wie Kunden sie nennen.</translation>
    </message>
    <message>
      <source>“{form}” stands for “{owner}” already, so it cannot stand for “{words}”.</source>
      <translation>„{form}“ steht schon für „{owner}“ und kann deshalb nicht für „{words}“ stehen.</translation>
    </message>
    <message>
      <source>“{value}” is no form: it needs letters or digits.</source>
      <translation>„{value}“ ist keine Form: Buchstaben oder Ziffern sind nötig.</translation>
    </message>
    <message>
      <source>“{value}” is no name: it needs letters or digits.</source>
      <translation>„{value}“ ist kein Name: Buchstaben oder Ziffern sind nötig.</translation>
    </message>
    <message>
      <source>This is an ordinary word; wherever it is heard, “{name}” will be written.</source>
      <translation>Das ist ein gewöhnliches Wort; wo immer es gehört wird, wird „{name}“ geschrieben.</translation>
    </message>
    <message>
      <source>Its reference has no words to compare.</source>
      <translation>Die Referenz hat keine Wörter zum Vergleichen.</translation>
    </message>
    <message>
      <source>turn {turn}</source>
      <translation>Beitrag {turn}</translation>
    </message>
    <message numerus="yes">
      <source>{count} bookmarks, {day}</source>
      <extracomment>One: {count} bookmark, {day}</extracomment>
      <translation>
        <numerusform>{count} Lesezeichen, {day}</numerusform>
        <numerusform>{count} Lesezeichen, {day}</numerusform>
      </translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Wörter</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <source>Interaction</source>
      <translation>Kontakt</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Wo</translation>
    </message>
    <message>
      <source>Start in seconds</source>
      <translation>Beginn in Sekunden</translation>
    </message>
    <message>
      <source>End in seconds</source>
      <translation>Ende in Sekunden</translation>
    </message>
    <message>
      <source>Kept by</source>
      <translation>Behalten von</translation>
    </message>
    <message>
      <source>Kept at (UTC)</source>
      <translation>Gesetzt am (UTC)</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Sound: {name}</source>
      <translation>Ton: {name}</translation>
    </message>
    <message>
      <source>There is no bookmark to export. Choose another tag or agent.</source>
      <translation>Es gibt kein Lesezeichen zu exportieren. Ein anderes Schlagwort oder einen anderen Agenten wählen.</translation>
    </message>
    <message>
      <source>Bookmarks</source>
      <translation>Lesezeichen</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}. Choose another folder.</source>
      <translation>{path} kann nicht geschrieben werden: {reason}. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <source>Without a tag</source>
      <translation>Ohne Schlagwort</translation>
    </message>
    <message>
      <source>There is a newer version of this transcript by now. Open the interaction again and correct that.</source>
      <translation>Inzwischen gibt es eine neuere Version dieses Transkripts. Den Kontakt erneut öffnen und diese korrigieren.</translation>
    </message>
    <message>
      <source>The workspace {path} cannot be read or written ({words}). Check that you may write in its folder, that the disk is not full, and that no other program holds the file. What was saved before is kept.</source>
      <translation>Der Arbeitsbereich {path} kann nicht gelesen oder geschrieben werden ({words}). Prüfen, ob der Ordner beschreibbar ist, der Datenträger nicht voll ist und kein anderes Programm die Datei hält. Was vorher gespeichert wurde, bleibt.</translation>
    </message>
    <message>
      <source>{folder} is a file. A workspace is a folder: choose another name or place.</source>
      <translation>{folder} ist eine Datei. Ein Arbeitsbereich ist ein Ordner: anderen Namen oder Ort wählen.</translation>
    </message>
    <message>
      <source>{path} is a database of another program. Choose another folder, or move the file away.</source>
      <translation>{path} ist die Datenbank eines anderen Programms. Einen anderen Ordner wählen oder die Datei verschieben.</translation>
    </message>
    <message>
      <source>{path} was written by a newer version of QA Studio (schema {revision}). Update QA Studio, or open another workspace. Nothing was changed.</source>
      <translation>{path} stammt von einer neueren Version von QA Studio (Schema {revision}). QA Studio aktualisieren oder einen anderen Arbeitsbereich öffnen. Nichts wurde geändert.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made ({strerror}). Choose a place where you may write.</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden ({strerror}). Einen beschreibbaren Ort wählen.</translation>
    </message>
    <message>
      <source>{path} is not a database, so this is no QA Studio workspace. Choose another folder, or move the file away.</source>
      <translation>{path} ist keine Datenbank, dies ist also kein Arbeitsbereich von QA Studio. Einen anderen Ordner wählen oder die Datei verschieben.</translation>
    </message>
    <message>
      <source>{path} is damaged ({words}). Put a copy in its place, or open another workspace.</source>
      <translation>{path} ist beschädigt ({words}). Eine Kopie an ihre Stelle legen oder einen anderen Arbeitsbereich öffnen.</translation>
    </message>
    <message>
      <source>{name} has submitted this evaluation, so it no longer changes. Reopen it to correct it.</source>
      <translation>{name} hat diese Bewertung eingereicht, sie ändert sich also nicht mehr. Zum Korrigieren wieder öffnen.</translation>
    </message>
    <message>
      <source>{name} has submitted nothing here that could be reopened. Go on with the draft.</source>
      <translation>{name} hat hier nichts eingereicht, was sich wieder öffnen ließe. Mit dem Entwurf weitermachen.</translation>
    </message>
    <message>
      <source>There is no interaction {missing} in this workspace. The library lists what there is.</source>
      <translation>Den Kontakt {missing} gibt es in diesem Arbeitsbereich nicht. Die Bibliothek zeigt, was da ist.</translation>
    </message>
    <message>
      <source>There is no interaction {interaction_id} in this workspace. The library lists what there is.</source>
      <translation>Den Kontakt {interaction_id} gibt es in diesem Arbeitsbereich nicht. Die Bibliothek zeigt, was da ist.</translation>
    </message>
    <message>
      <source>There is no calibration session {session_id}. Choose one from the list.</source>
      <translation>Eine Kalibrierungssitzung {session_id} gibt es nicht. Eine aus der Liste wählen.</translation>
    </message>
    <message>
      <source>Version {newest} of the rubric “{title}” is published already; version {version} cannot follow it. Give it the version {newest2}, then publish it.</source>
      <translation>Version {newest} des Bogens „{title}“ ist schon veröffentlicht; Version {version} kann nicht darauf folgen. Ihr die Version {newest2} geben, dann veröffentlichen.</translation>
    </message>
    <message>
      <source>Version {version} of the rubric “{title}” is published and never changes. Give the changed one the version {version2}, then publish it.</source>
      <translation>Version {version} des Bogens „{title}“ ist veröffentlicht und ändert sich nie. Der geänderten Fassung die Version {version2} geben, dann veröffentlichen.</translation>
    </message>
    <message>
      <source>{path} was not brought up to this version, and nothing in it was changed.</source>
      <translation>{path} wurde nicht auf diese Version gebracht, und nichts darin wurde geändert.</translation>
    </message>
    <message>
      <source>Something went wrong that should not have: {what}. Your marks and files are as they were. The details are in the log; copy them to report it.</source>
      <translation>Etwas ging schief, was nicht hätte passieren dürfen: {what}. Wertungen und Dateien sind unverändert. Näheres steht im Protokoll; zum Melden kopieren.</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <source>The workspace is being brought up to this version</source>
      <translation>Der Arbeitsbereich wird auf diese Version gebracht</translation>
    </message>
    <message>
      <source>An earlier version made it. This takes a while once; whoever stops it changes nothing.</source>
      <translation>Eine frühere Version hat ihn angelegt. Das dauert einmal eine Weile; wer es anhält, ändert nichts.</translation>
    </message>
    <message>
      <source>How far the workspace is brought up to this version</source>
      <translation>Wie weit der Arbeitsbereich auf diese Version gebracht ist</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>The workspace is being opened</source>
      <translation>Der Arbeitsbereich wird geöffnet</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Open another workspace…</source>
      <translation>Anderen Arbeitsbereich öffnen…</translation>
    </message>
    <message>
      <source>The workspace cannot be opened</source>
      <translation>Der Arbeitsbereich lässt sich nicht öffnen</translation>
    </message>
    <message>
      <source>The workspace was not opened</source>
      <translation>Der Arbeitsbereich wurde nicht geöffnet</translation>
    </message>
    <message>
      <source>It is as it was. It has to be brought up to this version before it can be opened.</source>
      <translation>Er ist, wie er war. Bevor er geöffnet werden kann, muss er auf diese Version gebracht werden.</translation>
    </message>
    <message numerus="yes">
      <source>{count} jobs</source>
      <extracomment>One: {count} job</extracomment>
      <translation>
        <numerusform>{count} Auftrag</numerusform>
        <numerusform>{count} Aufträge</numerusform>
      </translation>
    </message>
    <message>
      <source>No jobs</source>
      <translation>Keine Aufträge</translation>
    </message>
    <message>
      <source>Progress of {title}</source>
      <translation>Fortschritt von {title}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cancel {title}</source>
      <translation>{title} abbrechen</translation>
    </message>
    <message>
      <source>Stopping; what is done stays</source>
      <translation>Wird angehalten; was fertig ist, bleibt</translation>
    </message>
    <message>
      <source>Running jobs</source>
      <translation>Laufende Aufträge</translation>
    </message>
    <message>
      <source>Nothing is running. Imports, transcriptions and reports appear here.</source>
      <translation>Nichts läuft. Importe, Transkriptionen und Berichte erscheinen hier.</translation>
    </message>
    <message>
      <source>Jobs: {words}</source>
      <translation>Aufträge: {words}</translation>
    </message>
    <message>
      <source>What is running, how far it is, and a way to stop it (Ctrl+J)</source>
      <translation>Was läuft, wie weit es ist, und wie es sich anhalten lässt (Strg+J)</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>In Arbeit</translation>
    </message>
    <message>
      <source>Waiting for its turn</source>
      <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>Arbeitsbereich</translation>
    </message>
    <message>
      <source>{workspace} – QA Studio</source>
      <translation>{workspace} – QA Studio</translation>
    </message>
    <message>
      <source>QA Studio</source>
      <translation>QA Studio</translation>
    </message>
    <message>
      <source>Still running: {names}. Closing stops it; what is done stays.</source>
      <translation>Läuft noch: {names}. Schließen hält es an; was fertig ist, bleibt.</translation>
    </message>
    <message>
      <source>Close now</source>
      <translation>Jetzt schließen</translation>
    </message>
    <message>
      <source>Close and lose it</source>
      <translation>Schließen und verlieren</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>Meldungen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Dismiss the message</source>
      <translation>Meldung schließen</translation>
    </message>
    <message>
      <source>{title}, {count} waiting</source>
      <translation>{title}, {count} wartend</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Fold the list</source>
      <translation>Liste einklappen</translation>
    </message>
    <message>
      <source>Open the list</source>
      <translation>Liste ausklappen</translation>
    </message>
    <message>
      <source>Workspace {workspace}, menu</source>
      <translation>Arbeitsbereich {workspace}, Menü</translation>
    </message>
    <message>
      <source>Workspace {workspace}: open another, speech models, appearance</source>
      <translation>Arbeitsbereich {workspace}: anderen öffnen, Sprachmodelle, Aussehen</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <source>{search_hint} (Ctrl+F)</source>
      <translation>{search_hint} (Strg+F)</translation>
    </message>
    <message>
      <source>The window</source>
      <translation>Das Fenster</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Überall</translation>
    </message>
    <message>
      <source>Refresh</source>
      <translation>Aktualisieren</translation>
    </message>
    <message>
      <source>Help on where you are</source>
      <translation>Hilfe zu dieser Stelle</translation>
    </message>
    <message>
      <source>Show {title}</source>
      <translation>{title} zeigen</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
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
      <source>Who marks</source>
      <translation>Wer bewertet</translation>
    </message>
    <message>
      <source>Your name, as it stands in evaluations and reports:</source>
      <translation>Eigener Name, wie er in Bewertungen und Berichten steht:</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Open a workspace</source>
      <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
      <source>New workspace</source>
      <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
      <source>Its name. It becomes a folder in {folder} and opens in a window of its own.</source>
      <translation>Sein Name. Er wird ein Ordner in {folder} und öffnet sich in einem eigenen Fenster.</translation>
    </message>
    <message>
      <source>New workspace…</source>
      <translation>Neuer Arbeitsbereich…</translation>
    </message>
    <message>
      <source>Show the workspace’s folder</source>
      <translation>Ordner des Arbeitsbereichs zeigen</translation>
    </message>
    <message>
      <source>Speech models…</source>
      <translation>Sprachmodelle…</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <source>Show the log’s folder</source>
      <translation>Ordner des Protokolls zeigen</translation>
    </message>
    <message>
      <source>“{name}” cannot be a folder’s name. Leave out what parts folders.</source>
      <translation>„{name}“ kann kein Ordner heißen. Lassen Sie weg, was Ordner trennt.</translation>
    </message>
    <message>
      <source>From now on marks are {name}’s.</source>
      <translation>Ab jetzt gehören die Wertungen {name}.</translation>
    </message>
    <message>
      <source>Marking as {evaluator}…</source>
      <translation>Es bewertet {evaluator}…</translation>
    </message>
    <message>
      <source>“{name}” is there already. Choose another name, or open it.</source>
      <translation>„{name}“ gibt es schon. Wählen Sie einen anderen Namen, oder öffnen Sie ihn.</translation>
    </message>
    <message>
      <source>“{name}” cannot be made: {reason}.</source>
      <translation>„{name}“ lässt sich nicht anlegen: {reason}.</translation>
    </message>
    <message>
      <source>New here? A tour of two minutes shows where things are.</source>
      <translation>Neu hier? Ein Rundgang von zwei Minuten zeigt, wo alles ist.</translation>
    </message>
    <message>
      <source>Help, menu</source>
      <translation>Hilfe, Menü</translation>
    </message>
    <message>
      <source>The manual, every key, and the tour</source>
      <translation>Das Handbuch, alle Tasten und der Rundgang</translation>
    </message>
    <message>
      <source>Help on this page</source>
      <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
      <source>First steps</source>
      <translation>Erste Schritte</translation>
    </message>
    <message>
      <source>Every key</source>
      <translation>Alle Tasten</translation>
    </message>
    <message>
      <source>Take the tour</source>
      <translation>Rundgang beginnen</translation>
    </message>
    <message>
      <source>(no key)</source>
      <translation>(keine Taste)</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>What they do</source>
      <translation>Was sie tun</translation>
    </message>
    <message>
      <source>Text of the manual</source>
      <translation>Text des Handbuchs</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Close the help</source>
      <translation>Hilfe schließen</translation>
    </message>
    <message>
      <source>Part of the manual</source>
      <translation>Teil des Handbuchs</translation>
    </message>
    <message>
      <source>Search in the manual</source>
      <translation>Im Handbuch suchen</translation>
    </message>
    <message numerus="yes">
      <source>{count} places</source>
      <extracomment>One: {count} place</extracomment>
      <translation>
        <numerusform>{count} Stelle</numerusform>
        <numerusform>{count} Stellen</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>Nichts gefunden.</translation>
    </message>
    <message>
      <source>This part of the manual is in English: it is not translated yet.</source>
      <translation>Dieser Teil des Handbuchs ist englisch: Er ist noch nicht übersetzt.</translation>
    </message>
    <message>
      <source>Alt</source>
      <translation>Alt</translation>
    </message>
    <message>
      <source>Backspace</source>
      <translation>Rücktaste</translation>
    </message>
    <message>
      <source>Ctrl</source>
      <translation>Strg</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Entf</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>Runter</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Pos1</translation>
    </message>
    <message>
      <source>Insert</source>
      <translation>Einfg</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Links</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>Rechts</translation>
    </message>
    <message>
      <source>Shift</source>
      <translation>Umschalt</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Leertaste</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>Hoch</translation>
    </message>
    <message>
      <source>click</source>
      <translation>Klick</translation>
    </message>
    <message numerus="yes">
      <source>{count} items</source>
      <extracomment>One: {count} item</extracomment>
      <translation>
        <numerusform>{count} Eintrag</numerusform>
        <numerusform>{count} Einträge</numerusform>
      </translation>
    </message>
    <message>
      <source>Suggesting marks for everything with a transcript</source>
      <translation>Wertungen für alles mit Transkript werden vorgeschlagen</translation>
    </message>
    <message numerus="yes">
      <source>Suggesting marks for {count} interactions</source>
      <extracomment>One: Suggesting marks for {count} interaction</extracomment>
      <translation>
        <numerusform>Wertungen für {count} Kontakt werden vorgeschlagen</numerusform>
        <numerusform>Wertungen für {count} Kontakte werden vorgeschlagen</numerusform>
      </translation>
    </message>
    <message>
      <source>Building the demonstration</source>
      <translation>Die Demonstration wird aufgebaut</translation>
    </message>
    <message numerus="yes">
      <source>{count} inputs did not go through; everything else did</source>
      <extracomment>One: {count} input did not go through; everything else did</extracomment>
      <translation>
        <numerusform>{count} Eingabe ging nicht durch; alles andere schon</numerusform>
        <numerusform>{count} Eingaben gingen nicht durch; alles andere schon</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} things to know of what went through</source>
      <extracomment>One: {count} thing to know of what went through</extracomment>
      <translation>
        <numerusform>{count} Hinweis zu dem, was durchging</numerusform>
        <numerusform>{count} Hinweise zu dem, was durchging</numerusform>
      </translation>
    </message>
    <message>
      <source>Suggest marks</source>
      <translation>Vorschlagen</translation>
    </message>
    <message>
      <source>Transcribe now</source>
      <translation>Jetzt transkribieren</translation>
    </message>
    <message>
      <source>The demonstration is ready. Its people and companies are invented.</source>
      <translation>Die Demonstration ist bereit. Personen und Firmen darin sind erfunden.</translation>
    </message>
    <message>
      <source>{title}: stopped. What was done stays.</source>
      <translation>{title}: angehalten. Was fertig war, bleibt.</translation>
    </message>
    <message>
      <source>{model_name} is here; new transcripts are made with it.</source>
      <translation>{model_name} ist da; neue Transkripte entstehen damit.</translation>
    </message>
    <message>
      <source>Build the demonstration</source>
      <translation>Demonstration aufbauen</translation>
    </message>
    <message>
      <source>Building…</source>
      <translation>Wird aufgebaut…</translation>
    </message>
    <message numerus="yes">
      <source>Assign {count} interactions</source>
      <extracomment>One: Assign {count} interaction</extracomment>
      <translation>
        <numerusform>{count} Kontakt zuweisen</numerusform>
        <numerusform>{count} Kontakte zuweisen</numerusform>
      </translation>
    </message>
    <message>
      <source>Due until</source>
      <translation>Fällig bis</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>Letzter Tag</translation>
    </message>
    <message>
      <source>d MMM yyyy</source>
      <translation>d. MMM yyyy</translation>
    </message>
    <message>
      <source>Assign</source>
      <translation>Zuweisen</translation>
    </message>
    <message>
      <source>Check one reviewer, or several who share the selection evenly.</source>
      <translation>Eine Person ankreuzen, oder mehrere, die sich die Auswahl gleichmäßig teilen.</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions go to {name}.</source>
      <extracomment>One: {count} interaction goes to {name}.</extracomment>
      <translation>
        <numerusform>{count} Kontakt geht an {name}.</numerusform>
        <numerusform>{count} Kontakte gehen an {name}.</numerusform>
      </translation>
    </message>
    <message>
      <source>What {name} has or has judged already is left out, and told.</source>
      <translation>Was {name} schon hat oder bewertet hat, bleibt aus und wird genannt.</translation>
    </message>
    <message>
      <source>{least:,} or {most:,}</source>
      <translation>{least:,} oder {most:,}</translation>
    </message>
    <message>
      <source>{least:,}</source>
      <translation>{least:,}</translation>
    </message>
    <message>
      <source>Dealt out evenly by agent and time, so that each gets some of every agent: {share} to each of {count}.</source>
      <translation>Gleichmäßig nach Agent und Zeit verteilt, sodass jede Person von jedem Agenten etwas bekommt: {share} an jede von {count}.</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Heute</translation>
    </message>
    <message>
      <source>The last 7 days</source>
      <translation>Die letzten 7 Tage</translation>
    </message>
    <message>
      <source>The last 30 days</source>
      <translation>Die letzten 30 Tage</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>Dieser Monat</translation>
    </message>
    <message>
      <source>Last month</source>
      <translation>Letzter Monat</translation>
    </message>
    <message>
      <source>any</source>
      <translation>alle</translation>
    </message>
    <message>
      <source>From points</source>
      <translation>Von Punkten</translation>
    </message>
    <message>
      <source>To points</source>
      <translation>Bis Punkte</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Von</translation>
    </message>
    <message>
      <source>to</source>
      <translation>bis</translation>
    </message>
    <message>
      <source>From day</source>
      <translation>Von Tag</translation>
    </message>
    <message>
      <source>To day</source>
      <translation>Bis Tag</translation>
    </message>
    <message numerus="yes">
      <source>{count} insights</source>
      <extracomment>One: {count} insight</extracomment>
      <translation>
        <numerusform>{count} Hinweis</numerusform>
        <numerusform>{count} Hinweise</numerusform>
      </translation>
    </message>
    <message>
      <source>Customer rating {words}</source>
      <translation>Kundenbewertung {words}</translation>
    </message>
    <message>
      <source>No customer rating</source>
      <translation>Keine Kundenbewertung</translation>
    </message>
    <message>
      <source>Nobody has looked for insights</source>
      <translation>Nach Hinweisen wurde noch nicht gesucht</translation>
    </message>
    <message>
      <source>Length {length}</source>
      <translation>Länge {length}</translation>
    </message>
    <message>
      <source>No length</source>
      <translation>Keine Länge</translation>
    </message>
    <message>
      <source>{company}, another company</source>
      <translation>{company}, eine andere Firma</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Team North</source>
      <translation>Team Nord</translation>
    </message>
    <message>
      <source>Round 10</source>
      <translation>Runde 10</translation>
    </message>
    <message>
      <source>100.0 automatic</source>
      <translation>100,0 autom.</translation>
    </message>
    <message>
      <source>praise, coaching</source>
      <translation>Lob, Coaching</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <source>{title} (threshold {threshold}). Click to sort.</source>
      <translation>{title} (Schwelle {threshold}). Klicken zum Sortieren.</translation>
    </message>
    <message>
      <source>{title}. Click to sort.</source>
      <translation>{title}. Klicken zum Sortieren.</translation>
    </message>
    <message>
      <source>Flag</source>
      <translation>Markierung</translation>
    </message>
    <message>
      <source>Score {words}</source>
      <translation>Score {words}</translation>
    </message>
    <message>
      <source>Not flagged</source>
      <translation>Nicht markiert</translation>
    </message>
    <message>
      <source>No date</source>
      <translation>Kein Datum</translation>
    </message>
    <message>
      <source>No team</source>
      <translation>Kein Team</translation>
    </message>
    <message>
      <source>No round</source>
      <translation>Keine Runde</translation>
    </message>
    <message>
      <source>No tags</source>
      <translation>Keine Schlagwörter</translation>
    </message>
    <message>
      <source>Assigned to nobody</source>
      <translation>Niemandem zugewiesen</translation>
    </message>
    <message>
      <source>Several</source>
      <translation>Verschiedene</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Unbekannt</translation>
    </message>
    <message>
      <source>A team belongs to its agent: it changes for everything of theirs. Marks stay as they are.</source>
      <translation>Ein Team gehört zu seinem Agenten und ändert sich für alles von ihm. Bewertungen bleiben, wie sie sind.</translation>
    </message>
    <message numerus="yes">
      <source>Change details of {count} interactions</source>
      <extracomment>One: Change details of {count} interaction</extracomment>
      <translation>
        <numerusform>Angaben zu {count} Kontakt ändern</numerusform>
        <numerusform>Angaben zu {count} Kontakten ändern</numerusform>
      </translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Ändern</translation>
    </message>
    <message>
      <source>Date and &amp;time</source>
      <translation>Datum und &amp;Uhrzeit</translation>
    </message>
    <message>
      <source>The date and time are known</source>
      <translation>Datum und Uhrzeit sind bekannt</translation>
    </message>
    <message>
      <source>Date and time</source>
      <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
      <source>d MMM yyyy HH:mm</source>
      <translation>d. MMM yyyy, HH:mm</translation>
    </message>
    <message>
      <source>&amp;Agent</source>
      <translation>&amp;Agent</translation>
    </message>
    <message>
      <source>T&amp;eam</source>
      <translation>T&amp;eam</translation>
    </message>
    <message>
      <source>Co&amp;mpany</source>
      <translation>F&amp;irma</translation>
    </message>
    <message>
      <source>&amp;Round</source>
      <translation>&amp;Runde</translation>
    </message>
    <message numerus="yes">
      <source>Tag {count} interactions</source>
      <extracomment>One: Tag {count} interaction</extracomment>
      <translation>
        <numerusform>{count} Kontakt mit Schlagwort versehen</numerusform>
        <numerusform>{count} Kontakte mit Schlagwort versehen</numerusform>
      </translation>
    </message>
    <message>
      <source>Export rows</source>
      <translation>Zeilen exportieren</translation>
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
      <source>interactions.csv</source>
      <translation>kontakte.csv</translation>
    </message>
    <message numerus="yes">
      <source>{count} transcripts</source>
      <extracomment>One: {count} transcript</extracomment>
      <translation>
        <numerusform>{count} Transkript</numerusform>
        <numerusform>{count} Transkripte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} calls</source>
      <extracomment>One: {count} call</extracomment>
      <translation>
        <numerusform>{count} Anruf</numerusform>
        <numerusform>{count} Anrufe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} calls still have a draft transcript. {caution} {model} is here.</source>
      <extracomment>One: {count} call still has a draft transcript. {caution} {model} is here.</extracomment>
      <translation>
        <numerusform>{count} Anruf hat noch ein Entwurfs-Transkript. {caution} {model} ist da.</numerusform>
        <numerusform>{count} Anrufe haben noch ein Entwurfs-Transkript. {caution} {model} ist da.</numerusform>
      </translation>
    </message>
    <message>
      <source>The draft engine made {transcripts} here; it will transcribe {calls}.</source>
      <translation>Die Entwurfs-Engine hat hier {transcripts} gemacht; sie wird {calls} transkribieren.</translation>
    </message>
    <message>
      <source>The draft engine made {transcripts} here.</source>
      <translation>Die Entwurfs-Engine hat hier {transcripts} gemacht.</translation>
    </message>
    <message>
      <source>The draft engine will transcribe {calls}.</source>
      <translation>Die Entwurfs-Engine wird {calls} transkribieren.</translation>
    </message>
    <message>
      <source>Fetch {name} ({megabytes})</source>
      <translation>{name} holen ({megabytes})</translation>
    </message>
    <message>
      <source>Fetch {name}</source>
      <translation>{name} holen</translation>
    </message>
    <message>
      <source>Transcribe again</source>
      <translation>Erneut transkribieren</translation>
    </message>
    <message>
      <source>Fetching {name}…</source>
      <translation>{name} wird geholt…</translation>
    </message>
    <message>
      <source>Drop to import</source>
      <translation>Zum Importieren ablegen</translation>
    </message>
    <message>
      <source>Copy list</source>
      <translation>Liste kopieren</translation>
    </message>
    <message>
      <source>Dismiss the list</source>
      <translation>Liste schließen</translation>
    </message>
    <message>
      <source>and {count:,} more; “Copy list” takes them all</source>
      <translation>und {count:,} weitere; „Liste kopieren“ nimmt alle</translation>
    </message>
    <message>
      <source>Inputs that failed</source>
      <translation>Fehlgeschlagene Eingaben</translation>
    </message>
    <message>
      <source>Inputs to know something about</source>
      <translation>Eingaben mit Hinweisen</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Filter by something else</source>
      <translation>Nach etwas anderem filtern</translation>
    </message>
    <message>
      <source>Clear filters</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <source>At or over the threshold</source>
      <translation>Schwelle erreicht</translation>
    </message>
    <message>
      <source>Under the threshold</source>
      <translation>Unter der Schwelle</translation>
    </message>
    <message>
      <source>Automatic only</source>
      <translation>Nur automatisch</translation>
    </message>
    <message>
      <source>No score yet</source>
      <translation>Noch kein Score</translation>
    </message>
    <message>
      <source>No rating</source>
      <translation>Keine Bewertung</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>Meine</translation>
    </message>
    <message>
      <source>To calibrate</source>
      <translation>Zum Kalibrieren</translation>
    </message>
    <message>
      <source>Close to the threshold</source>
      <translation>Nah an der Schwelle</translation>
    </message>
    <message>
      <source>Customer unhappy, score met</source>
      <translation>Kunde unzufrieden, Score erreicht</translation>
    </message>
    <message>
      <source>Customer happy, score under</source>
      <translation>Kunde zufrieden, Score darunter</translation>
    </message>
    <message>
      <source>from {bound}</source>
      <translation>ab {bound}</translation>
    </message>
    <message>
      <source>up to {bound}</source>
      <translation>bis {bound}</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>Warteschlange</translation>
    </message>
    <message>
      <source>Nobody</source>
      <translation>Niemand</translation>
    </message>
    <message>
      <source>What was said before and after</source>
      <translation>Was davor und danach gesagt wurde</translation>
    </message>
    <message>
      <source>Open at these words</source>
      <translation>An diesen Wörtern öffnen</translation>
    </message>
    <message>
      <source>Choose a hit to see what was said around it.</source>
      <translation>Eine Fundstelle wählen, um zu sehen, was um sie herum gesagt wurde.</translation>
    </message>
    <message numerus="yes">
      <source>… {count} turns before</source>
      <extracomment>One: … {count} turn before</extracomment>
      <translation>
        <numerusform>… {count} Beitrag davor</numerusform>
        <numerusform>… {count} Beiträge davor</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>… {count} more turns</source>
      <extracomment>One: … {count} more turn</extracomment>
      <translation>
        <numerusform>… {count} weiterer Beitrag</numerusform>
        <numerusform>… {count} weitere Beiträge</numerusform>
      </translation>
    </message>
    <message>
      <source>Enter or a double click in the list</source>
      <translation>Eingabe oder Doppelklick in der Liste</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>Kunde</translation>
    </message>
    <message>
      <source>Bot</source>
      <translation>Bot</translation>
    </message>
    <message>
      <source>System</source>
      <translation>System</translation>
    </message>
    <message>
      <source>Speaker</source>
      <translation>Sprecher</translation>
    </message>
    <message>
      <source>{name}, internal note</source>
      <translation>{name}, interne Notiz</translation>
    </message>
    <message>
      <source>What was said</source>
      <translation>Was gesagt wurde</translation>
    </message>
    <message>
      <source>A round is a stretch of time that is compared with others: before and after a workshop, or a month. Leave it empty if you do not compare.</source>
      <translation>Eine Runde ist ein Zeitraum, der mit anderen verglichen wird: vor und nach einem Workshop oder ein Monat. Wer nicht vergleicht, lässt das Feld leer.</translation>
    </message>
    <message>
      <source>Recordings, chats, surveys ({endings});;All files (*)</source>
      <translation>Aufnahmen, Chats, Umfragen ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Guess from the words</source>
      <translation>Aus den Worten raten</translation>
    </message>
    <message>
      <source>The opening words decide; the review shows the guess and can swap it.</source>
      <translation>Die ersten Worte entscheiden; die Prüfung zeigt das Ergebnis und kann es tauschen.</translation>
    </message>
    <message>
      <source>The agent is on the left (first) channel.</source>
      <translation>Der Agent ist auf dem linken (ersten) Kanal.</translation>
    </message>
    <message>
      <source>The agent is on the right (second) channel.</source>
      <translation>Der Agent ist auf dem rechten (zweiten) Kanal.</translation>
    </message>
    <message>
      <source>Import interactions</source>
      <translation>Kontakte importieren</translation>
    </message>
    <message>
      <source>As the file says</source>
      <translation>Wie in der Datei</translation>
    </message>
    <message>
      <source>&amp;Copy the files into the workspace</source>
      <translation>Dateien in den Arbeitsbereich &amp;kopieren</translation>
    </message>
    <message>
      <source>Copy the files into the workspace</source>
      <translation>Dateien in den Arbeitsbereich kopieren</translation>
    </message>
    <message>
      <source>Otherwise they stay where they are and are found again by their content.</source>
      <translation>Sonst bleiben sie, wo sie sind, und werden an ihrem Inhalt wiedererkannt.</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>{name}: {words}</source>
      <translation>{name}: {words}</translation>
    </message>
    <message>
      <source>Agent’s channel</source>
      <translation>Kanal des Agenten</translation>
    </message>
    <message numerus="yes">
      <source>Import {count} items</source>
      <extracomment>One: Import {count} item</extracomment>
      <translation>
        <numerusform>{count} Eintrag importieren</numerusform>
        <numerusform>{count} Einträge importieren</numerusform>
      </translation>
    </message>
    <message>
      <source>Files to import</source>
      <translation>Zu importierende Dateien</translation>
    </message>
    <message>
      <source>Folder to import</source>
      <translation>Zu importierender Ordner</translation>
    </message>
    <message numerus="yes">
      <source>and {count} more tables</source>
      <extracomment>One: and {count} more table</extracomment>
      <translation>
        <numerusform>und {count} weitere Tabelle</numerusform>
        <numerusform>und {count} weitere Tabellen</numerusform>
      </translation>
    </message>
    <message>
      <source>Agent’s channel: {words}</source>
      <translation>Kanal des Agenten: {words}</translation>
    </message>
    <message>
      <source>Add &amp;files…</source>
      <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
      <source>Add f&amp;older…</source>
      <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>&amp;Take out</source>
      <translation>&amp;Herausnehmen</translation>
    </message>
    <message>
      <source>For recordings with two channels: one speaker on each.</source>
      <translation>Für Aufnahmen mit zwei Kanälen: je Kanal eine Stimme.</translation>
    </message>
    <message>
      <source>Nothing leaves this computer. A file that is here already is skipped.</source>
      <translation>Nichts verlässt diesen Computer. Schon vorhandene Dateien werden übersprungen.</translation>
    </message>
    <message>
      <source>Drop files or folders here, or choose them below.</source>
      <translation>Dateien oder Ordner hierher ziehen oder unten wählen.</translation>
    </message>
    <message>
      <source>Files and folders to import</source>
      <translation>Zu importierende Dateien und Ordner</translation>
    </message>
    <message>
      <source>{name} (folder)</source>
      <translation>{name} (Ordner)</translation>
    </message>
    <message>
      <source>Finding</source>
      <translation>Finden</translation>
    </message>
    <message>
      <source>The selection</source>
      <translation>Die Auswahl</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <source>Views and columns</source>
      <translation>Ansichten und Spalten</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Search what was said</source>
      <translation>Suchen, was gesagt wurde</translation>
    </message>
    <message>
      <source>Transcribe the selection</source>
      <translation>Auswahl transkribieren</translation>
    </message>
    <message>
      <source>Suggest marks for the selection</source>
      <translation>Wertungen für die Auswahl vorschlagen</translation>
    </message>
    <message>
      <source>Assign the selection</source>
      <translation>Auswahl zuweisen</translation>
    </message>
    <message>
      <source>Tag the selection</source>
      <translation>Auswahl mit Schlagwort versehen</translation>
    </message>
    <message>
      <source>Change details of the selection</source>
      <translation>Angaben der Auswahl ändern</translation>
    </message>
    <message>
      <source>Flag the selection, or take its flag off</source>
      <translation>Auswahl markieren oder ihre Markierung entfernen</translation>
    </message>
    <message>
      <source>Export the selection</source>
      <translation>Auswahl exportieren</translation>
    </message>
    <message>
      <source>Transcribe everything without a transcript</source>
      <translation>Alles ohne Transkript transkribieren</translation>
    </message>
    <message>
      <source>Suggest marks for everything transcribed</source>
      <translation>Wertungen für alles Transkribierte vorschlagen</translation>
    </message>
    <message>
      <source>Plans and progress of the team</source>
      <translation>Pläne und Fortschritt des Teams</translation>
    </message>
    <message>
      <source>Open the views</source>
      <translation>Ansichten öffnen</translation>
    </message>
    <message>
      <source>Save the view</source>
      <translation>Ansicht speichern</translation>
    </message>
    <message>
      <source>Move the sorted column to the left</source>
      <translation>Sortierte Spalte nach links</translation>
    </message>
    <message>
      <source>Move the sorted column to the right</source>
      <translation>Sortierte Spalte nach rechts</translation>
    </message>
    <message>
      <source>Open the review</source>
      <translation>Prüfung öffnen</translation>
    </message>
    <message>
      <source>Remove the selection, with a way back</source>
      <translation>Auswahl entfernen, mit Rückweg</translation>
    </message>
    <message>
      <source>Select everything that is shown</source>
      <translation>Alles Gezeigte auswählen</translation>
    </message>
    <message>
      <source>An interaction is one call, chat or e-mail thread with one customer. Drop recordings, chat logs or survey results here, or look around in the demonstration first: an invented retailer with calls, chats and marks.</source>
      <translation>Ein Kontakt ist ein Anruf, ein Chat oder ein E-Mail-Verlauf mit einem Kunden. Aufnahmen, Chatprotokolle oder Umfrageergebnisse hier ablegen, oder sich zuerst in der Demonstration umsehen: ein erfundener Händler mit Anrufen, Chats und Wertungen.</translation>
    </message>
    <message>
      <source>The demonstration was stopped before its end: transcripts of calls and marks of reviewers are missing.</source>
      <translation>Die Demonstration wurde vor dem Ende angehalten: Transkripte von Anrufen und Wertungen von Prüfern fehlen.</translation>
    </message>
    <message>
      <source>{words}, menu</source>
      <translation>{words}, Menü</translation>
    </message>
    <message>
      <source>Go on with it</source>
      <translation>Weitermachen</translation>
    </message>
    <message>
      <source>Nothing matches</source>
      <translation>Keine Treffer</translation>
    </message>
    <message>
      <source>No interaction fits the filters and the search.</source>
      <translation>Kein Kontakt passt zu Filtern und Suche.</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Show what was said</source>
      <translation>Zeigen, was gesagt wurde</translation>
    </message>
    <message>
      <source>Nobody said so</source>
      <translation>Das hat niemand gesagt</translation>
    </message>
    <message>
      <source>Nothing here yet</source>
      <translation>Noch nichts da</translation>
    </message>
    <message>
      <source>The library cannot be read</source>
      <translation>Die Bibliothek kann nicht gelesen werden</translation>
    </message>
    <message>
      <source>What the search found</source>
      <translation>Was die Suche fand</translation>
    </message>
    <message>
      <source>Interactions</source>
      <translation>Kontakte</translation>
    </message>
    <message>
      <source>Said</source>
      <translation>Gesagt</translation>
    </message>
    <message numerus="yes">
      <source>Remove {count} interactions</source>
      <extracomment>One: Remove {count} interaction</extracomment>
      <translation>
        <numerusform>{count} Kontakt entfernen</numerusform>
        <numerusform>{count} Kontakte entfernen</numerusform>
      </translation>
    </message>
    <message>
      <source>Plans and progress of the team…</source>
      <translation>Pläne und Fortschritt des Teams…</translation>
    </message>
    <message>
      <source>Another tag…</source>
      <translation>Anderes Schlagwort…</translation>
    </message>
    <message>
      <source>Show the file in its folder</source>
      <translation>Datei in ihrem Ordner zeigen</translation>
    </message>
    <message>
      <source>Transcribe</source>
      <translation>Transkribieren</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>The usual columns</source>
      <translation>Die üblichen Spalten</translation>
    </message>
    <message>
      <source>Transcribe the selection again</source>
      <translation>Auswahl erneut transkribieren</translation>
    </message>
    <message>
      <source>Assign the selection…</source>
      <translation>Auswahl zuweisen…</translation>
    </message>
    <message>
      <source>Change details…</source>
      <translation>Angaben ändern…</translation>
    </message>
    <message>
      <source>Export the selection…</source>
      <translation>Auswahl exportieren…</translation>
    </message>
    <message>
      <source>Take the flag off</source>
      <translation>Markierung entfernen</translation>
    </message>
    <message>
      <source>Flag the selection</source>
      <translation>Auswahl markieren</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>{words} ({number:,})</source>
      <translation>{words} ({number:,})</translation>
    </message>
    <message>
      <source>Search names and what was said</source>
      <translation>Namen und Gesagtes suchen</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions</source>
      <extracomment>One: {count} interaction</extracomment>
      <translation>
        <numerusform>{count} Kontakt</numerusform>
        <numerusform>{count} Kontakte</numerusform>
      </translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>Import…</translation>
    </message>
    <message>
      <source>Recordings, chats and surveys</source>
      <translation>Aufnahmen, Chats und Umfragen</translation>
    </message>
    <message numerus="yes">
      <source>{shown:,} of {count}</source>
      <extracomment>One: {shown:,} of {count}</extracomment>
      <translation>
        <numerusform>{shown:,} von {count}</numerusform>
        <numerusform>{shown:,} von {count}</numerusform>
      </translation>
    </message>
    <message>
      <source>Interactions {count:,}</source>
      <translation>Kontakte {count:,}</translation>
    </message>
    <message>
      <source>Said {count:,}+</source>
      <translation>Gesagt {count:,}+</translation>
    </message>
    <message>
      <source>Said {count:,}</source>
      <translation>Gesagt {count:,}</translation>
    </message>
    <message>
      <source>No turn of what passes the filters holds all of “{words}”. Words are looked for whole; a star stands for the rest of one, from three letters on: “refu*”.</source>
      <translation>Kein Beitrag innerhalb der Filter enthält alles von „{words}“. Gesucht wird nach ganzen Wörtern; ein Stern steht für den Rest eines Wortes, ab drei Buchstaben: „erst*“.</translation>
    </message>
    <message>
      <source>week</source>
      <translation>Woche</translation>
    </message>
    <message>
      <source>month</source>
      <translation>Monat</translation>
    </message>
    <message>
      <source>quarter</source>
      <translation>Quartal</translation>
    </message>
    <message numerus="yes">
      <source>{count} of each agent in each {period}</source>
      <extracomment>One: {count} of each agent in each {period}</extracomment>
      <translation>
        <numerusform>{count} je Agent, je {period}</numerusform>
        <numerusform>{count} je Agent, je {period}</numerusform>
      </translation>
    </message>
    <message>
      <source>{told}: {whose}</source>
      <translation>{told}: {whose}</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions would be assigned.</source>
      <extracomment>One: {count} interaction would be assigned.</extracomment>
      <translation>
        <numerusform>{count} Kontakt würde zugewiesen.</numerusform>
        <numerusform>{count} Kontakte würden zugewiesen.</numerusform>
      </translation>
    </message>
    <message>
      <source>{agent}: {reached} of {wanted}. {words}</source>
      <translation>{agent}: {reached} von {wanted}. {words}</translation>
    </message>
    <message>
      <source>Evenly among the reviewers</source>
      <translation>Gleichmäßig unter den Prüfern</translation>
    </message>
    <message>
      <source>So many to each reviewer</source>
      <translation>So viele an jede Person</translation>
    </message>
    <message>
      <source>Agents</source>
      <translation>Agenten</translation>
    </message>
    <message>
      <source>Teams</source>
      <translation>Teams</translation>
    </message>
    <message>
      <source>Save the plan</source>
      <translation>Plan speichern</translation>
    </message>
    <message>
      <source>What it cannot fill:</source>
      <translation>Was er nicht füllen kann:</translation>
    </message>
    <message>
      <source>Change the plan</source>
      <translation>Plan ändern</translation>
    </message>
    <message>
      <source>New plan</source>
      <translation>Neuer Plan</translation>
    </message>
    <message>
      <source>Each agent, each month</source>
      <translation>Jeder Agent, jeden Monat</translation>
    </message>
    <message>
      <source>Name of the plan</source>
      <translation>Name des Plans</translation>
    </message>
    <message>
      <source>Interactions of each agent</source>
      <translation>Kontakte je Agent</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>Zeitraum</translation>
    </message>
    <message>
      <source>How they are shared out</source>
      <translation>Wie sie verteilt werden</translation>
    </message>
    <message>
      <source>What the plan would assign now</source>
      <translation>Was der Plan jetzt zuweisen würde</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Asks for</source>
      <translation>Verlangt</translation>
    </message>
    <message>
      <source>Of</source>
      <translation>Von</translation>
    </message>
    <message>
      <source>Reviewers</source>
      <translation>Prüfer</translation>
    </message>
    <message>
      <source>Shared out</source>
      <translation>Verteilt</translation>
    </message>
    <message>
      <source>If it assigned now</source>
      <translation>Wenn er jetzt zuwiese</translation>
    </message>
    <message>
      <source>Interactions of each agent for {name}</source>
      <translation>Kontakte je Agent für {name}</translation>
    </message>
    <message>
      <source>of each agent in each</source>
      <translation>je Agent, je</translation>
    </message>
    <message>
      <source>{contribution:.1f} of {possible}</source>
      <translation>{contribution:.1f} von {possible}</translation>
    </message>
    <message>
      <source>Preview of the selected interaction</source>
      <translation>Vorschau des gewählten Kontakts</translation>
    </message>
    <message>
      <source>Choose an interaction to see it here.</source>
      <translation>Einen Kontakt wählen, um ihn hier zu sehen.</translation>
    </message>
    <message>
      <source>Customer: {words}</source>
      <translation>Kunde: {words}</translation>
    </message>
    <message>
      <source>not applicable</source>
      <translation>nicht anwendbar</translation>
    </message>
    <message>
      <source>Enter or a double click in the table</source>
      <translation>Eingabe oder Doppelklick in der Tabelle</translation>
    </message>
    <message>
      <source>Score {standing}.</source>
      <translation>Score {standing}.</translation>
    </message>
    <message>
      <source>Stopped: nothing was assigned, and nothing is changed.</source>
      <translation>Angehalten: Nichts wurde zugewiesen, nichts ist verändert.</translation>
    </message>
    <message>
      <source>Tagging with “{name}”</source>
      <translation>Schlagwort „{name}“ wird vergeben</translation>
    </message>
    <message>
      <source>Taking off “{name}”</source>
      <translation>Schlagwort „{name}“ wird entfernt</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions brought back.</source>
      <extracomment>One: {count} interaction brought back.</extracomment>
      <translation>
        <numerusform>{count} Kontakt zurückgeholt.</numerusform>
        <numerusform>{count} Kontakte zurückgeholt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Assigned {count} interactions.</source>
      <extracomment>One: Assigned {count} interaction.</extracomment>
      <translation>
        <numerusform>{count} Kontakt zugewiesen.</numerusform>
        <numerusform>{count} Kontakte zugewiesen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Exporting to {name}</source>
      <translation>Export nach {name}</translation>
    </message>
    <message numerus="yes">
      <source>Tagged {count} with “{name}”.</source>
      <extracomment>One: Tagged {count} with “{name}”.</extracomment>
      <translation>
        <numerusform>{count} mit „{name}“ versehen.</numerusform>
        <numerusform>{count} mit „{name}“ versehen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took “{name}” off {count}.</source>
      <extracomment>One: Took “{name}” off {count}.</extracomment>
      <translation>
        <numerusform>„{name}“ von {count} entfernt.</numerusform>
        <numerusform>„{name}“ von {count} entfernt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took the flag off {count}.</source>
      <extracomment>One: Took the flag off {count}.</extracomment>
      <translation>
        <numerusform>Markierung von {count} entfernt.</numerusform>
        <numerusform>Markierung von {count} entfernt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took {count} assignments back.</source>
      <extracomment>One: Took {count} assignment back.</extracomment>
      <translation>
        <numerusform>{count} Zuweisung zurückgenommen.</numerusform>
        <numerusform>{count} Zuweisungen zurückgenommen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Removed {count} interactions. The files stay where they are.</source>
      <extracomment>One: Removed {count} interaction. The files stay where they are.</extracomment>
      <translation>
        <numerusform>{count} Kontakt entfernt. Die Dateien bleiben, wo sie sind.</numerusform>
        <numerusform>{count} Kontakte entfernt. Die Dateien bleiben, wo sie sind.</numerusform>
      </translation>
    </message>
    <message>
      <source>Flagging</source>
      <translation>Wird markiert</translation>
    </message>
    <message>
      <source>Taking off flags</source>
      <translation>Markierungen werden entfernt</translation>
    </message>
    <message>
      <source>Removing</source>
      <translation>Wird entfernt</translation>
    </message>
    <message>
      <source>Bringing back</source>
      <translation>Wird zurückgeholt</translation>
    </message>
    <message numerus="yes">
      <source>Changed details of {count} interactions.</source>
      <extracomment>One: Changed details of {count} interaction.</extracomment>
      <translation>
        <numerusform>Angaben zu {count} Kontakt geändert.</numerusform>
        <numerusform>Angaben zu {count} Kontakten geändert.</numerusform>
      </translation>
    </message>
    <message>
      <source>Assigning</source>
      <translation>Wird zugewiesen</translation>
    </message>
    <message numerus="yes">
      <source>{count} were not assigned</source>
      <extracomment>One: {count} was not assigned</extracomment>
      <translation>
        <numerusform>{count} wurde nicht zugewiesen</numerusform>
        <numerusform>{count} wurden nicht zugewiesen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Wrote {count} rows to {name}.</source>
      <extracomment>One: Wrote {count} row to {name}.</extracomment>
      <translation>
        <numerusform>{count} Zeile nach {name} geschrieben.</numerusform>
        <numerusform>{count} Zeilen nach {name} geschrieben.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Flagged {count} interactions.</source>
      <extracomment>One: Flagged {count} interaction.</extracomment>
      <translation>
        <numerusform>{count} Kontakt markiert.</numerusform>
        <numerusform>{count} Kontakte markiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>Taking it back</source>
      <translation>Wird zurückgenommen</translation>
    </message>
    <message>
      <source>Taking back</source>
      <translation>Wird zurückgenommen</translation>
    </message>
    <message>
      <source>Show the folder</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <source>Taken back.</source>
      <translation>Zurückgenommen.</translation>
    </message>
    <message>
      <source>Loading</source>
      <translation>Wird geladen</translation>
    </message>
    <message>
      <source>in the last 7 days</source>
      <translation>in den letzten 7 Tagen</translation>
    </message>
    <message>
      <source>in the last 30 days</source>
      <translation>in den letzten 30 Tagen</translation>
    </message>
    <message>
      <source>in the last 90 days</source>
      <translation>in den letzten 90 Tagen</translation>
    </message>
    <message>
      <source>Submitted since</source>
      <translation>Eingereicht seit</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Plans</source>
      <translation>Pläne</translation>
    </message>
    <message>
      <source>Nobody has been assigned anything yet.</source>
      <translation>Noch ist niemandem etwas zugewiesen.</translation>
    </message>
    <message>
      <source>No plan yet. A plan assigns so many interactions of each agent in each week, month or quarter.</source>
      <translation>Noch kein Plan. Ein Plan weist je Woche, Monat oder Quartal eine bestimmte Zahl von Kontakten je Agent zu.</translation>
    </message>
    <message>
      <source>New plan…</source>
      <translation>Neuer Plan…</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Assign now</source>
      <translation>Jetzt zuweisen</translation>
    </message>
    <message>
      <source>End the plan</source>
      <translation>Plan beenden</translation>
    </message>
    <message>
      <source>Stop assigning</source>
      <translation>Zuweisen anhalten</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Assigning by “{name}”</source>
      <translation>Zuweisen nach „{name}“</translation>
    </message>
    <message numerus="yes">
      <source>{count} agents had too few</source>
      <extracomment>One: {count} agent had too few</extracomment>
      <translation>
        <numerusform>{count} Agent hatte zu wenige</numerusform>
        <numerusform>{count} Agenten hatten zu wenige</numerusform>
      </translation>
    </message>
    <message>
      <source>Reviewer</source>
      <translation>Prüfer</translation>
    </message>
    <message>
      <source>To do</source>
      <translation>Zu tun</translation>
    </message>
    <message>
      <source>Overdue</source>
      <translation>Überfällig</translation>
    </message>
    <message>
      <source>Submitted</source>
      <translation>Eingereicht</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>Plan</translation>
    </message>
    <message>
      <source>What it asks for</source>
      <translation>Was er verlangt</translation>
    </message>
    <message>
      <source>Assign what is missing in the present period</source>
      <translation>Zuweisen, was im laufenden Zeitraum fehlt</translation>
    </message>
    <message>
      <source>Mine: assigned to me</source>
      <translation>Meine: mir zugewiesen</translation>
    </message>
    <message>
      <source>Close to {bar}</source>
      <translation>Nah an {bar}</translation>
    </message>
    <message>
      <source>Customer said 1 or 2, but we scored over {bar}</source>
      <translation>Kunde sagte 1 oder 2, Score aber über {bar}</translation>
    </message>
    <message>
      <source>Customer was happy, but we scored under {bar}</source>
      <translation>Kunde war zufrieden, Score aber unter {bar}</translation>
    </message>
    <message>
      <source>Views</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>View: {name}</source>
      <translation>Ansicht: {name}</translation>
    </message>
    <message>
      <source>Filter, order and columns, under the name</source>
      <translation>Filter, Reihenfolge und Spalten, unter dem Namen</translation>
    </message>
    <message>
      <source>View “{name}” saved.</source>
      <translation>Ansicht „{name}“ gespeichert.</translation>
    </message>
    <message>
      <source>Rename the view</source>
      <translation>Ansicht umbenennen</translation>
    </message>
    <message>
      <source>New name</source>
      <translation>Neuer Name</translation>
    </message>
    <message>
      <source>The library opens as it was left.</source>
      <translation>Die Bibliothek öffnet sich, wie sie verlassen wurde.</translation>
    </message>
    <message>
      <source>The library opens with “{name}”.</source>
      <translation>Die Bibliothek öffnet sich mit „{name}“.</translation>
    </message>
    <message>
      <source>View “{name}” deleted.</source>
      <translation>Ansicht „{name}“ gelöscht.</translation>
    </message>
    <message>
      <source>Save the view…</source>
      <translation>Ansicht speichern…</translation>
    </message>
    <message>
      <source>Open as it was left</source>
      <translation>Öffnen, wie verlassen</translation>
    </message>
    <message>
      <source>Change “{name}”</source>
      <translation>„{name}“ ändern</translation>
    </message>
    <message>
      <source>View “{name}” saved over what it was.</source>
      <translation>Ansicht „{name}“ überschrieben.</translation>
    </message>
    <message>
      <source>View renamed.</source>
      <translation>Ansicht umbenannt.</translation>
    </message>
    <message>
      <source>{name} ({count:,})</source>
      <translation>{name} ({count:,})</translation>
    </message>
    <message>
      <source>Save what is shown over it</source>
      <translation>Mit dem Gezeigten überschreiben</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Umbenennen…</translation>
    </message>
    <message>
      <source>Open the library with it</source>
      <translation>Bibliothek damit öffnen</translation>
    </message>
    <message>
      <source>View “{name}” is back.</source>
      <translation>Ansicht „{name}“ ist wieder da.</translation>
    </message>
    <message>
      <source>The demonstration goes into this workspace; building it takes one to three minutes. It can be taken out of the library afterwards, and its data stays in the workspace’s folder: whoever wants nothing but their own calls there builds it in a workspace of its own.</source>
      <translation>Die Demonstration kommt in diesen Arbeitsbereich; sie aufzubauen dauert eine bis drei Minuten. Danach lässt sie sich aus der Bibliothek entfernen, ihre Daten bleiben im Ordner des Arbeitsbereichs: wer dort nur die eigenen Anrufe haben will, baut sie in einem eigenen Arbeitsbereich auf.</translation>
    </message>
    <message>
      <source>after review</source>
      <translation>nach Prüfung</translation>
    </message>
    <message>
      <source>shown after the review: suggestions stay out of sight here until the questions are answered, and so does what they score</source>
      <translation>nach der Prüfung zu sehen: Vorschläge bleiben hier verborgen, bis die Fragen beantwortet sind, und ebenso ihr Score</translation>
    </message>
    <message>
      <source>The draft engine is for finding one’s way and not for judging people.</source>
      <translation>Die Entwurfs-Engine dient dem Zurechtfinden und nicht der Beurteilung von Menschen.</translation>
    </message>
    <message>
      <source>Old suggestions</source>
      <translation>Alter Vorschlag</translation>
    </message>
    <message>
      <source>In review</source>
      <translation>In Prüfung</translation>
    </message>
    <message>
      <source>Call</source>
      <translation>Anruf</translation>
    </message>
    <message>
      <source>Chat</source>
      <translation>Chat</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>E-Mail</translation>
    </message>
    <message>
      <source>{rating} of {most}</source>
      <translation>{rating} von {most}</translation>
    </message>
    <message>
      <source>Transcript by {engine}.</source>
      <translation>Transkript: {engine}.</translation>
    </message>
    <message>
      <source>The agent’s channel was guessed from “{words}”: {side}. The review can swap it.</source>
      <translation>Der Kanal des Agenten wurde aus „{words}“ erraten: {side}. Die Prüfung kann ihn tauschen.</translation>
    </message>
    <message numerus="yes">
      <source>Suggested marks for {count} interactions</source>
      <extracomment>One: Suggested marks for {count} interaction</extracomment>
      <translation>
        <numerusform>Wertungen für {count} Kontakt vorgeschlagen</numerusform>
        <numerusform>Wertungen für {count} Kontakte vorgeschlagen</numerusform>
      </translation>
    </message>
    <message>
      <source>auto {low}–{high}</source>
      <translation>auto {low}–{high}</translation>
    </message>
    <message>
      <source>It has no words yet: transcribe it next.</source>
      <translation>Worte fehlen noch: als Nächstes transkribieren.</translation>
    </message>
    <message>
      <source>Suggest marks next, or review it at once.</source>
      <translation>Als Nächstes Wertungen vorschlagen lassen oder gleich prüfen.</translation>
    </message>
    <message>
      <source>Review it next.</source>
      <translation>Als Nächstes prüfen.</translation>
    </message>
    <message>
      <source>Go on with its review, and submit it.</source>
      <translation>Die Prüfung fortsetzen und einreichen.</translation>
    </message>
    <message>
      <source>Old suggestions: they belong to version {version} of {title}, which is not in use any more. Suggest again.</source>
      <translation>Alter Vorschlag: er gehört zu Version {version} von {title}, die nicht mehr gilt. Noch einmal vorschlagen lassen.</translation>
    </message>
    <message>
      <source>{low} to {high} with what the suggestions abstain from</source>
      <translation>{low} bis {high} mit dem, dessen sich die Vorschläge enthalten</translation>
    </message>
    <message>
      <source>No transcript yet.</source>
      <translation>Noch kein Transkript.</translation>
    </message>
    <message>
      <source>Transcript by the draft engine.</source>
      <translation>Transkript der Entwurfs-Engine.</translation>
    </message>
    <message>
      <source>Text as it was imported.</source>
      <translation>Text wie importiert.</translation>
    </message>
    <message>
      <source>Transcript corrected by a person.</source>
      <translation>Transkript von einem Menschen korrigiert.</translation>
    </message>
    <message>
      <source>The agent’s channel was guessed: {side}. The review can swap it.</source>
      <translation>Der Kanal des Agenten wurde erraten: {side}. Die Prüfung kann ihn tauschen.</translation>
    </message>
    <message>
      <source>channel {number}</source>
      <translation>Kanal {number}</translation>
    </message>
    <message>
      <source>{size:.1f} GB</source>
      <translation>{size:.1f} GB</translation>
    </message>
    <message>
      <source>{size:.0f} MB</source>
      <translation>{size:.0f} MB</translation>
    </message>
    <message>
      <source>Draft engine</source>
      <translation>Entwurfs-Engine</translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings wait for their words.</source>
      <extracomment>One: {count} recording waits for its words.</extracomment>
      <translation>
        <numerusform>{count} Aufnahme wartet auf ihre Worte.</numerusform>
        <numerusform>{count} Aufnahmen warten auf ihre Worte.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Imported {count} interactions</source>
      <extracomment>One: Imported {count} interaction</extracomment>
      <translation>
        <numerusform>{count} Kontakt importiert</numerusform>
        <numerusform>{count} Kontakte importiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Transcribed {count} interactions</source>
      <extracomment>One: Transcribed {count} interaction</extracomment>
      <translation>
        <numerusform>{count} Kontakt transkribiert</numerusform>
        <numerusform>{count} Kontakte transkribiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} were here already</source>
      <extracomment>One: {count} was here already</extracomment>
      <translation>
        <numerusform>{count} war schon da</numerusform>
        <numerusform>{count} waren schon da</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} failed</source>
      <extracomment>One: {count} failed</extracomment>
      <translation>
        <numerusform>{count} fehlgeschlagen</numerusform>
        <numerusform>{count} fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} survey answers added to {to}</source>
      <extracomment>One: {count} survey answer added to {to}</extracomment>
      <translation>
        <numerusform>{count} Umfrageantwort für {to} übernommen</numerusform>
        <numerusform>{count} Umfrageantworten für {to} übernommen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} survey answers found no interaction</source>
      <extracomment>One: {count} survey answer found no interaction</extracomment>
      <translation>
        <numerusform>{count} Umfrageantwort fand keinen Kontakt</numerusform>
        <numerusform>{count} Umfrageantworten fanden keinen Kontakt</numerusform>
      </translation>
    </message>
    <message>
      <source>left</source>
      <translation>links</translation>
    </message>
    <message>
      <source>right</source>
      <translation>rechts</translation>
    </message>
    <message>
      <source>Fetching {model}</source>
      <translation>{model} wird geholt</translation>
    </message>
    <message>
      <source>Adding {name}</source>
      <translation>{name} wird hinzugefügt</translation>
    </message>
    <message>
      <source>Checking speech models</source>
      <translation>Sprachmodelle werden geprüft</translation>
    </message>
    <message>
      <source>d MMM yy</source>
      <translation>dd.MM.yy</translation>
    </message>
    <message>
      <source>dddd, d MMMM yyyy, HH:mm</source>
      <translation>dddd, d. MMMM yyyy, HH:mm</translation>
    </message>
    <message>
      <source>d MMM HH:mm</source>
      <translation>d. MMM, HH:mm</translation>
    </message>
    <message>
      <source>HH:mm</source>
      <translation>HH:mm</translation>
    </message>
    <message>
      <source>You review as {name}; the settings change that.</source>
      <translation>Sie prüfen als {name}; die Einstellungen ändern das.</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>Eigener Name</translation>
    </message>
    <message>
      <source>That is me</source>
      <translation>Das bin ich</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Rubrics</source>
      <translation>Bögen</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Berichte</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>View of the library</source>
      <translation>Ansicht der Bibliothek</translation>
    </message>
    <message>
      <source>The library with this agent alone</source>
      <translation>Die Bibliothek mit diesem Agenten allein</translation>
    </message>
    <message>
      <source>Interaction, agent, page or action</source>
      <translation>Kontakt, Agent, Seite oder Aktion</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
    <message numerus="yes">
      <source>{count} found. Enter takes one, Esc goes back.</source>
      <extracomment>One: {count} found. Enter takes it, Esc goes back.</extracomment>
      <translation>
        <numerusform>{count} gefunden. Eingabe nimmt es, Esc führt zurück.</numerusform>
        <numerusform>{count} gefunden. Eingabe nimmt eines, Esc führt zurück.</numerusform>
      </translation>
    </message>
    <message>
      <source>Looking …</source>
      <translation>Wird gesucht …</translation>
    </message>
    <message>
      <source>Nothing is called so. Fewer letters find more.</source>
      <translation>Nichts heißt so. Weniger Buchstaben finden mehr.</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Aktion</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Nach oben</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Nach unten</translation>
    </message>
    <message>
      <source>To the front</source>
      <translation>An den Anfang</translation>
    </message>
    <message>
      <source>Clear what has ended</source>
      <translation>Beendetes entfernen</translation>
    </message>
    <message>
      <source>Job</source>
      <translation>Auftrag</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Take off the list</source>
      <translation>Von der Liste nehmen</translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings were left unfinished; work goes on where it stopped.</source>
      <extracomment>One: {count} recording was left unfinished; work goes on where it stopped.</extracomment>
      <translation>
        <numerusform>{count} Aufnahme blieb unfertig; die Arbeit geht dort weiter, wo sie stehen blieb.</numerusform>
        <numerusform>{count} Aufnahmen blieben unfertig; die Arbeit geht dort weiter, wo sie stehen blieb.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings were left unfinished. What is done of them is kept.</source>
      <extracomment>One: {count} recording was left unfinished. What is done of them is kept.</extracomment>
      <translation>
        <numerusform>{count} Aufnahme blieb unfertig. Was davon fertig ist, bleibt erhalten.</numerusform>
        <numerusform>{count} Aufnahmen blieben unfertig. Was davon fertig ist, bleibt erhalten.</numerusform>
      </translation>
    </message>
    <message>
      <source>Show the queue</source>
      <translation>Warteschlange zeigen</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Später</translation>
    </message>
    <message numerus="yes">
      <source>Cancelled {count} recordings. What was done of them is kept.</source>
      <extracomment>One: Cancelled {count} recording. What was done of it is kept.</extracomment>
      <translation>
        <numerusform>{count} Aufnahme abgebrochen. Was davon fertig war, bleibt erhalten.</numerusform>
        <numerusform>{count} Aufnahmen abgebrochen. Was davon fertig war, bleibt erhalten.</numerusform>
      </translation>
    </message>
    <message>
      <source>Transcribing stopped; the rest waits in the queue. What was done stays.</source>
      <translation>Transkription angehalten; der Rest wartet in der Warteschlange. Was fertig war, bleibt.</translation>
    </message>
    <message>
      <source>Transcribing</source>
      <translation>Transkription läuft</translation>
    </message>
    <message numerus="yes">
      <source>Paused {count} recordings.</source>
      <extracomment>One: Paused {count} recording.</extracomment>
      <translation>
        <numerusform>{count} Aufnahme angehalten.</numerusform>
        <numerusform>{count} Aufnahmen angehalten.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings to go on.</source>
      <extracomment>One: {count} recording to go on.</extracomment>
      <translation>
        <numerusform>{count} Aufnahme geht weiter.</numerusform>
        <numerusform>{count} Aufnahmen gehen weiter.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings taken up again, at the end of the queue.</source>
      <extracomment>One: {count} recording taken up again, at the end of the queue.</extracomment>
      <translation>
        <numerusform>{count} Aufnahme wieder aufgenommen, am Ende der Warteschlange.</numerusform>
        <numerusform>{count} Aufnahmen wieder aufgenommen, am Ende der Warteschlange.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} lines taken off the list. Transcripts stay.</source>
      <extracomment>One: {count} line taken off the list. Transcripts stay.</extracomment>
      <translation>
        <numerusform>{count} Zeile von der Liste genommen. Transkripte bleiben.</numerusform>
        <numerusform>{count} Zeilen von der Liste genommen. Transkripte bleiben.</numerusform>
      </translation>
    </message>
    <message>
      <source>Take up again</source>
      <translation>Wieder aufnehmen</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Their order</source>
      <translation>Ihre Reihenfolge</translation>
    </message>
    <message>
      <source>Pause, or go on</source>
      <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
      <source>Cancel, or take off the list</source>
      <translation>Abbrechen oder von der Liste nehmen</translation>
    </message>
    <message>
      <source>Recordings that you transcribe stand here: what is in work, how long it will take, and what went wrong. The order can be changed, and nothing is lost when the computer stops.</source>
      <translation>Hier stehen Aufnahmen, die transkribiert werden: was in Arbeit ist, wie lange es dauert und was schiefging. Die Reihenfolge lässt sich ändern, und nichts geht verloren, wenn der Computer ausgeht.</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>Work off what waits</source>
      <translation>Wartendes abarbeiten</translation>
    </message>
    <message>
      <source>Nothing is in the queue</source>
      <translation>Die Warteschlange ist leer</translation>
    </message>
    <message>
      <source>Show the library</source>
      <translation>Bibliothek zeigen</translation>
    </message>
    <message>
      <source>The queue cannot be read</source>
      <translation>Die Warteschlange kann nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings for the draft engine. {caution}</source>
      <extracomment>One: {count} recording for the draft engine. {caution}</extracomment>
      <translation>
        <numerusform>{count} Aufnahme für die Entwurfs-Engine. {caution}</numerusform>
        <numerusform>{count} Aufnahmen für die Entwurfs-Engine. {caution}</numerusform>
      </translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <source>Time left</source>
      <translation>Restzeit</translation>
    </message>
    <message>
      <source>Made with</source>
      <translation>Erstellt mit</translation>
    </message>
    <message>
      <source>What to know</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <source>On battery</source>
      <translation>Auf Akku</translation>
    </message>
    <message>
      <source>about 12 h 50 min</source>
      <translation>etwa 12 h 50 min</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartend</translation>
    </message>
    <message>
      <source>In work</source>
      <translation>In Arbeit</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>{words}. {time} left.</source>
      <translation>{words}. Noch {time}.</translation>
    </message>
    <message>
      <source>Waits for mains power: the computer runs on its battery. A setting lets it go on.</source>
      <translation>Wartet auf Netzstrom: Der Computer läuft auf Akku. Eine Einstellung lässt es trotzdem weiterlaufen.</translation>
    </message>
    <message>
      <source>Paused by hand.</source>
      <translation>Von Hand angehalten.</translation>
    </message>
    <message>
      <source>under a minute</source>
      <translation>unter einer Minute</translation>
    </message>
    <message>
      <source>about {minutes} min</source>
      <translation>etwa {minutes} min</translation>
    </message>
    <message>
      <source>about {hours} h {rest} min</source>
      <translation>etwa {hours} h {rest} min</translation>
    </message>
    <message>
      <source>about {hours} h</source>
      <translation>etwa {hours} h</translation>
    </message>
    <message>
      <source>{number:,} waiting</source>
      <translation>{number:,} wartend</translation>
    </message>
    <message>
      <source>{number:,} in work</source>
      <translation>{number:,} in Arbeit</translation>
    </message>
    <message>
      <source>{number:,} paused</source>
      <translation>{number:,} angehalten</translation>
    </message>
    <message>
      <source>{number:,} done</source>
      <translation>{number:,} fertig</translation>
    </message>
    <message>
      <source>{number:,} failed</source>
      <translation>{number:,} fehlgeschlagen</translation>
    </message>
    <message>
      <source>{number:,} cancelled</source>
      <translation>{number:,} abgebrochen</translation>
    </message>
    <message numerus="yes">
      <source>{count} bookmarks</source>
      <extracomment>One: {count} bookmark</extracomment>
      <translation>
        <numerusform>{count} Lesezeichen</numerusform>
        <numerusform>{count} Lesezeichen</numerusform>
      </translation>
    </message>
    <message>
      <source>Search in the bookmarks</source>
      <translation>In den Lesezeichen suchen</translation>
    </message>
    <message>
      <source>Words, tag, agent or title</source>
      <translation>Wörter, Schlagwort, Agent oder Titel</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>With the sounds</source>
      <translation>Mit dem Ton</translation>
    </message>
    <message>
      <source>A WAV file of each bookmark of a call, beside the list of the words</source>
      <translation>Eine WAV-Datei zu jedem Lesezeichen eines Anrufs, neben der Liste der Wörter</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <source>Words as a table and as text, and sounds, in a folder of your choice; nothing is written elsewhere</source>
      <translation>Die Wörter als Tabelle und als Text und der Ton, in einem Ordner nach Wahl; sonst wird nirgends etwas geschrieben</translation>
    </message>
    <message>
      <source>All tags</source>
      <translation>Alle Schlagwörter</translation>
    </message>
    <message>
      <source>All agents</source>
      <translation>Alle Agenten</translation>
    </message>
    <message>
      <source>Tag of the bookmark</source>
      <translation>Schlagwort des Lesezeichens</translation>
    </message>
    <message>
      <source>Note on the bookmark</source>
      <translation>Notiz zum Lesezeichen</translation>
    </message>
    <message>
      <source>Why these words? The note stands in the report and in the export.</source>
      <translation>Warum diese Wörter? Die Notiz steht im Bericht und im Export.</translation>
    </message>
    <message>
      <source>Space in the list</source>
      <translation>Leertaste in der Liste</translation>
    </message>
    <message>
      <source>The review at these words: Enter in the list</source>
      <translation>Die Prüfung an diesen Wörtern: Eingabe in der Liste</translation>
    </message>
    <message>
      <source>Delete in the list; there is a way back</source>
      <translation>Entf in der Liste; es gibt einen Weg zurück</translation>
    </message>
    <message>
      <source>{shown:,} of {whole}</source>
      <translation>{shown:,} von {whole}</translation>
    </message>
    <message>
      <source>Choose a bookmark to see the whole of it.</source>
      <translation>Ein Lesezeichen wählen, um es ganz zu sehen.</translation>
    </message>
    <message>
      <source>Bookmarks are words of a conversation that somebody kept for coaching or a workshop. Select words of a transcript on the review page and press B, or press it on a turn.</source>
      <translation>Lesezeichen sind Wörter eines Gesprächs, die jemand für ein Coaching oder einen Workshop behalten hat. Auf der Seite Prüfen Wörter eines Transkripts markieren und B drücken, oder B auf einem Beitrag drücken.</translation>
    </message>
    <message>
      <source>Bookmarks by tag; Space plays, Enter opens, Delete removes</source>
      <translation>Lesezeichen nach Schlagwort; Leertaste spielt ab, Eingabe öffnet, Entf entfernt</translation>
    </message>
    <message numerus="yes">
      <source>{count} sounds</source>
      <extracomment>One: {count} sound</extracomment>
      <translation>
        <numerusform>{count} Ton</numerusform>
        <numerusform>{count} Töne</numerusform>
      </translation>
    </message>
    <message>
      <source>Wrote {bookmarks} and {sounds} to {folder}.</source>
      <translation>{bookmarks} und {sounds} nach {folder} geschrieben.</translation>
    </message>
    <message>
      <source>Nothing is bookmarked yet</source>
      <translation>Noch kein Lesezeichen</translation>
    </message>
    <message>
      <source>The bookmarks cannot be read</source>
      <translation>Die Lesezeichen können nicht gelesen werden</translation>
    </message>
    <message>
      <source>Export the bookmarks into a folder</source>
      <translation>Die Lesezeichen in einen Ordner exportieren</translation>
    </message>
    <message>
      <source>Export here</source>
      <translation>Hierhin exportieren</translation>
    </message>
    <message numerus="yes">
      <source>Exporting {count} bookmarks</source>
      <extracomment>One: Exporting {count} bookmark</extracomment>
      <translation>
        <numerusform>{count} Lesezeichen wird exportiert</numerusform>
        <numerusform>{count} Lesezeichen werden exportiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} bookmarks removed.</source>
      <extracomment>One: {count} bookmark removed.</extracomment>
      <translation>
        <numerusform>{count} Lesezeichen entfernt.</numerusform>
        <numerusform>{count} Lesezeichen entfernt.</numerusform>
      </translation>
    </message>
    <message>
      <source>{words} Without sound: {told}</source>
      <translation>{words} Ohne Ton: {told}</translation>
    </message>
    <message>
      <source>Bookmark changed.</source>
      <translation>Lesezeichen geändert.</translation>
    </message>
    <message>
      <source>All rounds</source>
      <translation>Alle Runden</translation>
    </message>
    <message>
      <source>Calibration session</source>
      <translation>Kalibrierungssitzung</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Papier</translation>
    </message>
    <message>
      <source>Earlier round</source>
      <translation>Frühere Runde</translation>
    </message>
    <message>
      <source>Later round</source>
      <translation>Spätere Runde</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>Sitzung</translation>
    </message>
    <message>
      <source>Coaching</source>
      <translation>Coaching</translation>
    </message>
    <message>
      <source>Calibration</source>
      <translation>Kalibrierung</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>Runden</translation>
    </message>
    <message>
      <source>One agent: what goes well, what to work on, with quotes.</source>
      <translation>Ein Agent: was gelingt, woran zu arbeiten ist, mit Zitaten.</translation>
    </message>
    <message>
      <source>Evaluators on the same interactions: where they agree and differ.</source>
      <translation>Mehrere Prüfer an denselben Kontakten: wo sie übereinstimmen und wo nicht.</translation>
    </message>
    <message>
      <source>One measurement against another, with both thresholds.</source>
      <translation>Eine Messung gegen eine andere, mit beiden Schwellen.</translation>
    </message>
    <message>
      <source>A calibration session is a set of interactions that several people mark without seeing each other’s marks. There is none in this workspace yet.</source>
      <translation>Eine Kalibrierungssitzung ist eine Auswahl von Kontakten, die mehrere bewerten, ohne die Wertungen der anderen zu sehen. In diesem Arbeitsbereich gibt es noch keine.</translation>
    </message>
    <message>
      <source>A comparison needs two rounds; there is none yet. Name a round when you import interactions, and import those of the second measurement.</source>
      <translation>Ein Vergleich braucht zwei Runden; es gibt noch keine. Beim Importieren von Kontakten eine Runde nennen und die der zweiten Messung importieren.</translation>
    </message>
    <message>
      <source>{before} cannot be compared with itself. Choose another round on one side.</source>
      <translation>{before} lässt sich nicht mit sich selbst vergleichen. Auf einer Seite eine andere Runde wählen.</translation>
    </message>
    <message>
      <source>A comparison needs two rounds; there is only {round}. Name a round when you import interactions, and import those of the second measurement.</source>
      <translation>Ein Vergleich braucht zwei Runden; es gibt nur {round}. Beim Importieren von Kontakten eine Runde nennen und die der zweiten Messung importieren.</translation>
    </message>
    <message>
      <source>{before} to {after}</source>
      <translation>{before} bis {after}</translation>
    </message>
    <message>
      <source>The report</source>
      <translation>Der Bericht</translation>
    </message>
    <message>
      <source>Its pages</source>
      <translation>Seine Seiten</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Bericht speichern</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Größer</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>Kleiner</translation>
    </message>
    <message>
      <source>Fit to the width</source>
      <translation>In die Breite einpassen</translation>
    </message>
    <message>
      <source>Bookmarks of the workspace</source>
      <translation>Lesezeichen des Arbeitsbereichs</translation>
    </message>
    <message>
      <source>Export the bookmarks</source>
      <translation>Die Lesezeichen exportieren</translation>
    </message>
    <message>
      <source>Play the bookmark, or stop</source>
      <translation>Das Lesezeichen abspielen, oder anhalten</translation>
    </message>
    <message>
      <source>Open the review at the bookmark</source>
      <translation>Prüfung am Lesezeichen öffnen</translation>
    </message>
    <message>
      <source>Remove the bookmark, with a way back</source>
      <translation>Das Lesezeichen entfernen, mit einem Weg zurück</translation>
    </message>
    <message>
      <source>A report is made from submitted marks. Import interactions in the library, or build the demonstration there; then review one and submit it.</source>
      <translation>Ein Bericht entsteht aus eingereichten Wertungen. In der Bibliothek Kontakte importieren oder die Demonstration aufbauen; dann einen prüfen und einreichen.</translation>
    </message>
    <message>
      <source>Making it failed by a mistake of ours. The details are in the bar below and in the log.</source>
      <translation>Das Erstellen schlug durch einen Programmfehler fehl. Näheres steht in der Leiste unten und im Protokoll.</translation>
    </message>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Saving {name}</source>
      <translation>{name} wird gespeichert</translation>
    </message>
    <message>
      <source>Making the report</source>
      <translation>Der Bericht wird erstellt</translation>
    </message>
    <message>
      <source>This report cannot be made yet</source>
      <translation>Dieser Bericht lässt sich noch nicht erstellen</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Speichern unter…</translation>
    </message>
    <message>
      <source>Save what is seen as a PDF</source>
      <translation>Das Angezeigte als PDF speichern</translation>
    </message>
    <message>
      <source>No report yet</source>
      <translation>Noch kein Bericht</translation>
    </message>
    <message>
      <source>Go to the library</source>
      <translation>Zur Bibliothek</translation>
    </message>
    <message>
      <source>The reports cannot be read</source>
      <translation>Die Berichte können nicht gelesen werden</translation>
    </message>
    <message>
      <source>Reports and bookmarks</source>
      <translation>Berichte und Lesezeichen</translation>
    </message>
    <message>
      <source>PDF reports</source>
      <translation>PDF-Berichte</translation>
    </message>
    <message>
      <source>Making the report …</source>
      <translation>Der Bericht wird erstellt …</translation>
    </message>
    <message>
      <source>{name} cannot be shown. Choose the report again.</source>
      <translation>{name} kann nicht gezeigt werden. Den Bericht erneut wählen.</translation>
    </message>
    <message>
      <source>{pages} pages, {paper}</source>
      <translation>{pages} Seiten, {paper}</translation>
    </message>
    <message>
      <source>1 page, {paper}</source>
      <translation>1 Seite, {paper}</translation>
    </message>
    <message>
      <source>Saved {out}</source>
      <translation>{out} gespeichert</translation>
    </message>
    <message>
      <source>Tag of the bookmarks</source>
      <translation>Schlagwort der Lesezeichen</translation>
    </message>
    <message>
      <source>Bookmarks for the report; Space ticks</source>
      <translation>Lesezeichen für den Bericht; die Leertaste hakt an</translation>
    </message>
    <message>
      <source>Tick all</source>
      <translation>Alle anhaken</translation>
    </message>
    <message>
      <source>No words of this agent are bookmarked here.</source>
      <translation>Von diesem Agenten gibt es hier keine Lesezeichen.</translation>
    </message>
    <message>
      <source>Bookmarks in the report</source>
      <translation>Lesezeichen im Bericht</translation>
    </message>
    <message numerus="yes">
      <source>{count} ticked</source>
      <extracomment>One: {count} ticked</extracomment>
      <translation>
        <numerusform>{count} angehakt</numerusform>
        <numerusform>{count} angehakt</numerusform>
      </translation>
    </message>
    <message>
      <source>Tick none</source>
      <translation>Keines anhaken</translation>
    </message>
    <message>
      <source>Preview of the report</source>
      <translation>Vorschau des Berichts</translation>
    </message>
    <message>
      <source>Fit width</source>
      <translation>Breite einpassen</translation>
    </message>
    <message>
      <source>As wide as there is room</source>
      <translation>So breit wie der Platz</translation>
    </message>
    <message>
      <source>Previous page</source>
      <translation>Vorige Seite</translation>
    </message>
    <message>
      <source>Next page</source>
      <translation>Nächste Seite</translation>
    </message>
    <message>
      <source>Page {at} of {count}</source>
      <translation>Seite {at} von {count}</translation>
    </message>
    <message>
      <source>Listening for turns like turn {turn}</source>
      <translation>Beiträge wie Beitrag {turn} werden gesucht</translation>
    </message>
    <message>
      <source>Give all to {speaker}</source>
      <translation>Alle zuordnen: {speaker}</translation>
    </message>
    <message>
      <source>Show the next</source>
      <translation>Den nächsten zeigen</translation>
    </message>
    <message>
      <source>{least:f} to {most:f} in steps of {step:f}</source>
      <translation>{least:f} bis {most:f} in Schritten von {step:f}</translation>
    </message>
    <message>
      <source>{title}: number</source>
      <translation>{title}: Zahl</translation>
    </message>
    <message>
      <source>{least:f} to {most:f}</source>
      <translation>{least:f} bis {most:f}</translation>
    </message>
    <message>
      <source>{title}: text</source>
      <translation>{title}: Text</translation>
    </message>
    <message>
      <source>Write here</source>
      <translation>Hier schreiben</translation>
    </message>
    <message>
      <source>must be {range}</source>
      <translation>muss {range} sein</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <source>Saving …</source>
      <translation>Wird gespeichert …</translation>
    </message>
    <message>
      <source>Not saved: {error}</source>
      <translation>Nicht gespeichert: {error}</translation>
    </message>
    <message>
      <source>Draft saved {time}</source>
      <translation>Entwurf gespeichert {time}</translation>
    </message>
    <message>
      <source>Not saved: {err}</source>
      <translation>Nicht gespeichert: {err}</translation>
    </message>
    <message>
      <source>Workshop</source>
      <translation>Workshop</translation>
    </message>
    <message>
      <source>Good example</source>
      <translation>Gutes Beispiel</translation>
    </message>
    <message>
      <source>Turn {turn}</source>
      <translation>Beitrag {turn}</translation>
    </message>
    <message>
      <source>Bookmark</source>
      <translation>Lesezeichen</translation>
    </message>
    <message>
      <source>A tag, or choose one below</source>
      <translation>Ein Schlagwort, oder unten eines wählen</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Bookmarks by tag; Enter goes to the words, Delete removes</source>
      <translation>Lesezeichen nach Schlagwort; Eingabe springt zu den Wörtern, Entf entfernt</translation>
    </message>
    <message>
      <source>Nothing is bookmarked yet. Select words of a transcript on the review page and press B.</source>
      <translation>Noch keine Lesezeichen. Auf der Seite Prüfen Wörter eines Transkripts markieren und B drücken.</translation>
    </message>
    <message>
      <source>Go to the words</source>
      <translation>Zu den Wörtern</translation>
    </message>
    <message>
      <source>Bookmarked as “{tag}”: “{words}”.</source>
      <translation>Lesezeichen „{tag}“: „{words}“.</translation>
    </message>
    <message>
      <source>Bookmark removed.</source>
      <translation>Lesezeichen entfernt.</translation>
    </message>
    <message>
      <source>Call map</source>
      <translation>Anrufkarte</translation>
    </message>
    <message>
      <source>hold {span}</source>
      <translation>Halt {span}</translation>
    </message>
    <message>
      <source>Both voices</source>
      <translation>Beide Stimmen</translation>
    </message>
    <message>
      <source>your evidence</source>
      <translation>eigener Beleg</translation>
    </message>
    <message>
      <source>suggested</source>
      <translation>vorgeschlagen</translation>
    </message>
    <message>
      <source>Silence of {span}</source>
      <translation>Stille von {span}</translation>
    </message>
    <message>
      <source>Hold of {span}</source>
      <translation>Halt von {span}</translation>
    </message>
    <message>
      <source>Both speak for {span}</source>
      <translation>Beide sprechen {span} lang</translation>
    </message>
    <message>
      <source>Doubtful words</source>
      <translation>Zweifelhafte Wörter</translation>
    </message>
    <message>
      <source>Skipped while it plays</source>
      <translation>Wird beim Abspielen übersprungen</translation>
    </message>
    <message>
      <source>Heard over and over</source>
      <translation>Wird wiederholt gehört</translation>
    </message>
    <message numerus="yes">
      <source>{count} silences</source>
      <extracomment>One: {count} silence</extracomment>
      <translation>
        <numerusform>{count} Stille</numerusform>
        <numerusform>{count} Stillen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} holds</source>
      <extracomment>One: {count} hold</extracomment>
      <translation>
        <numerusform>{count} Halt</numerusform>
        <numerusform>{count} Halte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>both speak {count} times</source>
      <extracomment>One: both speak {count} time</extracomment>
      <translation>
        <numerusform>{count} Mal sprechen beide</numerusform>
        <numerusform>{count} Mal sprechen beide</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} doubtful stretches</source>
      <extracomment>One: {count} doubtful stretch</extracomment>
      <translation>
        <numerusform>{count} zweifelhafte Stelle</numerusform>
        <numerusform>{count} zweifelhafte Stellen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} pieces of evidence</source>
      <extracomment>One: {count} piece of evidence</extracomment>
      <translation>
        <numerusform>{count} Beleg</numerusform>
        <numerusform>{count} Belege</numerusform>
      </translation>
    </message>
    <message>
      <source>Keys of the review page</source>
      <translation>Tasten der Seite Prüfen</translation>
    </message>
    <message>
      <source>Answer, in the order of the buttons</source>
      <translation>Antworten, in der Reihenfolge der Schaltflächen</translation>
    </message>
    <message>
      <source>does not apply here</source>
      <translation>gilt hier nicht</translation>
    </message>
    <message>
      <source>not answered</source>
      <translation>nicht beantwortet</translation>
    </message>
    <message>
      <source>none of these</source>
      <translation>keine davon</translation>
    </message>
    <message>
      <source>Not applicable: there was no occasion for it</source>
      <translation>Nicht anwendbar: Dafür gab es keinen Anlass</translation>
    </message>
    <message numerus="yes">
      <source>{count} days</source>
      <extracomment>One: {count} day</extracomment>
      <translation>
        <numerusform>{count} Tag</numerusform>
        <numerusform>{count} Tage</numerusform>
      </translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <source>You were writing “{said}” in turn {turn} when this window ended.</source>
      <translation>„{said}“ wurde in Beitrag {turn} geschrieben, als dieses Fenster endete.</translation>
    </message>
    <message>
      <source>{number} quotes of your marks rest on these words. {quotes}</source>
      <translation>{number} Zitate in eigenen Wertungen beruhen auf diesen Wörtern. {quotes}</translation>
    </message>
    <message>
      <source>{quote} is then said by {speaker}.</source>
      <translation>{quote}: Sprecher ist dann {speaker}.</translation>
    </message>
    <message>
      <source>{who} has corrected this transcript ({when}). Your marks speak of transcript {version}.</source>
      <translation>{who} hat dieses Transkript korrigiert ({when}). Die eigenen Wertungen beziehen sich auf Transkript {version}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} more turns sound like the one that you gave to {speaker}.</source>
      <extracomment>One: {count} more turn sounds like the one that you gave to {speaker}.</extracomment>
      <translation>
        <numerusform>{count} weiterer Beitrag klingt wie der eben zugeordnete ({speaker}).</numerusform>
        <numerusform>{count} weitere Beiträge klingen wie der eben zugeordnete ({speaker}).</numerusform>
      </translation>
    </message>
    <message>
      <source>You were writing “{said}” when this window ended. The turn that it belongs to has changed since.</source>
      <translation>„{said}“ wurde geschrieben, als dieses Fenster endete. Der zugehörige Beitrag hat sich seither geändert.</translation>
    </message>
    <message>
      <source>Transcript {version}, corrected by {editor}, {when}</source>
      <translation>Transkript {version}, korrigiert von {editor}, {when}</translation>
    </message>
    <message>
      <source>Transcript {version}: {made_by}</source>
      <translation>Transkript {version}: {made_by}</translation>
    </message>
    <message>
      <source>A quote of your marks rests on these words. {quotes}</source>
      <translation>Ein Zitat in eigenen Wertungen beruht auf diesen Wörtern. {quotes}</translation>
    </message>
    <message>
      <source>{quote} is not said any more and leaves its mark.</source>
      <translation>{quote} wird nicht mehr gesagt und fällt aus seiner Wertung.</translation>
    </message>
    <message>
      <source>{quote} will read “{words}”.</source>
      <translation>{quote} lautet dann „{words}“.</translation>
    </message>
    <message>
      <source>Somebody</source>
      <translation>Jemand</translation>
    </message>
    <message>
      <source>{first} They quote nothing, so they can move to transcript {version} as they are.</source>
      <translation>{first} Sie zitieren nichts und können unverändert zu Transkript {version} wechseln.</translation>
    </message>
    <message numerus="yes">
      <source>{first} All {count} quotes of yours can move to transcript {version} word for word.</source>
      <extracomment>One: {first} The one quote of yours can move to transcript {version} word for word.</extracomment>
      <translation>
        <numerusform>{first} Das eine eigene Zitat kann Wort für Wort zu Transkript {version} wechseln.</numerusform>
        <numerusform>{first} Alle {count} eigenen Zitate können Wort für Wort zu Transkript {version} wechseln.</numerusform>
      </translation>
    </message>
    <message>
      <source>{whole} of {all} quotes of yours can move word for word.</source>
      <translation>{whole} von {all} eigenen Zitaten können Wort für Wort wechseln.</translation>
    </message>
    <message>
      <source>words of turn {turn}</source>
      <translation>Wörter von Beitrag {turn}</translation>
    </message>
    <message>
      <source>split of turn {turn}</source>
      <translation>Teilung von Beitrag {turn}</translation>
    </message>
    <message>
      <source>turns {first} and {second} in one</source>
      <translation>Beiträge {first} und {second} zu einem</translation>
    </message>
    <message>
      <source>turn {turn} said by {speaker}</source>
      <translation>Beitrag {turn}, Sprecher: {speaker}</translation>
    </message>
    <message>
      <source>{count} turns said by {speaker}</source>
      <translation>{count} Beiträge, Sprecher: {speaker}</translation>
    </message>
    <message>
      <source>turn {turn} is no speech</source>
      <translation>Beitrag {turn} ist keine Sprache</translation>
    </message>
    <message>
      <source>turn {turn} is no note</source>
      <translation>Beitrag {turn} ist keine Notiz</translation>
    </message>
    <message>
      <source>a bot</source>
      <translation>ein Bot</translation>
    </message>
    <message>
      <source>the system</source>
      <translation>das System</translation>
    </message>
    <message>
      <source>nobody known</source>
      <translation>niemand Bekanntes</translation>
    </message>
    <message>
      <source>&amp;Customer</source>
      <translation>&amp;Kunde</translation>
    </message>
    <message>
      <source>&amp;Bot</source>
      <translation>&amp;Bot</translation>
    </message>
    <message>
      <source>&amp;System</source>
      <translation>&amp;System</translation>
    </message>
    <message>
      <source>&amp;Unknown</source>
      <translation>&amp;Unbekannt</translation>
    </message>
    <message>
      <source>turn {turn} is a note</source>
      <translation>Beitrag {turn} ist eine Notiz</translation>
    </message>
    <message>
      <source>And {more} more.</source>
      <translation>Und {more} weitere.</translation>
    </message>
    <message>
      <source>A correction of this transcript waits for your answer.</source>
      <translation>Eine Korrektur dieses Transkripts wartet auf eine Antwort.</translation>
    </message>
    <message>
      <source>A correction of this transcript is not in the workspace yet.</source>
      <translation>Eine Korrektur dieses Transkripts ist noch nicht im Arbeitsbereich.</translation>
    </message>
    <message>
      <source>Not corrected, because nobody said so: {words}.</source>
      <translation>Nicht korrigiert, weil niemand zugestimmt hat: {words}.</translation>
    </message>
    <message>
      <source>The correction is not saved. {error}</source>
      <translation>Die Korrektur ist nicht gespeichert. {error}</translation>
    </message>
    <message>
      <source>back to transcript {version}</source>
      <translation>zurück zu Transkript {version}</translation>
    </message>
    <message>
      <source>A submitted evaluation keeps its words. Reopen it to correct the transcript.</source>
      <translation>Eine eingereichte Bewertung behält ihre Wörter. Zum Korrigieren des Transkripts wieder öffnen.</translation>
    </message>
    <message>
      <source>Drop my correction and read the newest</source>
      <translation>Eigene Korrektur verwerfen und die neueste lesen</translation>
    </message>
    <message>
      <source>Save again</source>
      <translation>Erneut speichern</translation>
    </message>
    <message>
      <source>Select the words that the second turn begins with, or press F2 and put the cursor between two words.</source>
      <translation>Die Wörter markieren, mit denen der zweite Beitrag beginnt, oder F2 drücken und den Cursor zwischen zwei Wörter setzen.</translation>
    </message>
    <message>
      <source>There is a newer transcript. Move your marks to it first, then correct that one.</source>
      <translation>Es gibt ein neueres Transkript. Zuerst die Wertungen dorthin übernehmen, dann dieses korrigieren.</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>Korrigieren</translation>
    </message>
    <message>
      <source>Leave as it was</source>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>The suggestion is shown once you have answered.</source>
      <translation>Der Vorschlag erscheint nach der eigenen Antwort.</translation>
    </message>
    <message>
      <source>This answer needs a comment</source>
      <translation>Diese Antwort braucht einen Kommentar</translation>
    </message>
    <message>
      <source>Below the top: say why, in a comment or by a reason ({say})</source>
      <translation>Unter der Bestnote: in einem Kommentar oder durch einen Grund sagen, warum ({say})</translation>
    </message>
    <message>
      <source>Below the top: select the words that show it and tie them ({tie})</source>
      <translation>Unter der Bestnote: die Wörter markieren, die es zeigen, und zuordnen ({tie})</translation>
    </message>
    <message>
      <source>Below the top: tie the words that show it ({tie}), or say why ({say})</source>
      <translation>Unter der Bestnote: die Wörter zuordnen, die es zeigen ({tie}), oder sagen, warum ({say})</translation>
    </message>
    <message>
      <source>Something beside this answer does not fit the form</source>
      <translation>Etwas neben dieser Antwort passt nicht zum Bogen</translation>
    </message>
    <message>
      <source>{title}: comment</source>
      <translation>{title}: Kommentar</translation>
    </message>
    <message>
      <source>Comment</source>
      <translation>Kommentar</translation>
    </message>
    <message>
      <source>Guidance</source>
      <translation>Anleitung</translation>
    </message>
    <message>
      <source>critical</source>
      <translation>kritisch</translation>
    </message>
    <message>
      <source>When this fails, the interaction is not met, whatever the score</source>
      <translation>Wenn dies nicht erfüllt ist, gilt der Kontakt als nicht erreicht, unabhängig vom Score</translation>
    </message>
    <message>
      <source>Criterion {number}: {title}</source>
      <translation>Kriterium {number}: {title}</translation>
    </message>
    <message>
      <source>You took this over in another window. What was marked here since then was not written.</source>
      <translation>Dies wurde in einem anderen Fenster übernommen. Was hier seither bewertet wurde, ist nicht geschrieben.</translation>
    </message>
    <message>
      <source>Swapping the speakers of {title}</source>
      <translation>Sprecher in {title} werden getauscht</translation>
    </message>
    <message>
      <source>Suggesting marks</source>
      <translation>Wertungen werden vorgeschlagen</translation>
    </message>
    <message>
      <source>Transcribing {title}</source>
      <translation>{title} wird transkribiert</translation>
    </message>
    <message numerus="yes">
      <source>{count} answers differ from their suggestions</source>
      <extracomment>One: {count} answer differs from its suggestion</extracomment>
      <translation>
        <numerusform>{count} Antwort weicht vom Vorschlag ab</numerusform>
        <numerusform>{count} Antworten weichen von ihren Vorschlägen ab</numerusform>
      </translation>
    </message>
    <message>
      <source>{differ}; were they right, the score would lie between {low} and {high}</source>
      <translation>{differ}; hätten die recht, läge der Score zwischen {low} und {high}</translation>
    </message>
    <message>
      <source>None was made that your answers could be compared with</source>
      <translation>Es gibt keinen, mit dem sich Ihre Antworten vergleichen ließen</translation>
    </message>
    <message>
      <source>No answer differs from its suggestion</source>
      <translation>Keine Antwort weicht vom Vorschlag ab</translation>
    </message>
    <message>
      <source>{differ}; the score is the same either way</source>
      <translation>{differ}; der Score ist so oder so derselbe</translation>
    </message>
    <message>
      <source>The engine is {confidence:.0f} % sure of this word; under {bar:.0f} % it is less likely right than wrong. No suggestion takes an amount or a date from it.</source>
      <translation>Die Engine ist sich dieses Wortes zu {confidence:.0f} % sicher; unter {bar:.0f} % ist es eher falsch als richtig. Kein Vorschlag entnimmt ihm einen Betrag oder ein Datum.</translation>
    </message>
    <message>
      <source>repeats itself</source>
      <translation>wiederholt sich</translation>
    </message>
    <message>
      <source>The same words come again and again, more often than people say them. No suggestion rests on this stretch.</source>
      <translation>Dieselben Wörter kommen immer wieder, öfter als Menschen sie sagen. Kein Vorschlag stützt sich auf diese Stelle.</translation>
    </message>
    <message>
      <source>text where nobody speaks</source>
      <translation>Text, wo niemand spricht</translation>
    </message>
    <message>
      <source>The sound holds a voice in less than a quarter of this time, or the engine itself believes that nobody speaks. No suggestion rests on this stretch.</source>
      <translation>Der Ton enthält in weniger als einem Viertel dieser Zeit eine Stimme, oder die Engine selbst glaubt, dass niemand spricht. Kein Vorschlag stützt sich auf diese Stelle.</translation>
    </message>
    <message>
      <source>only the names it was told</source>
      <translation>nur die vorgesagten Namen</translation>
    </message>
    <message>
      <source>The text is nothing but names of the vocabulary, in the order in which the engine was told them. No suggestion rests on this stretch.</source>
      <translation>Der Text besteht nur aus Namen des Vokabulars, in der Reihenfolge, in der sie der Engine gesagt wurden. Kein Vorschlag stützt sich auf diese Stelle.</translation>
    </message>
    <message>
      <source>faster than anybody speaks</source>
      <translation>schneller, als jemand spricht</translation>
    </message>
    <message>
      <source>There are more than 8 words a second; some of them were not said, or not here.</source>
      <translation>Es sind mehr als 8 Wörter je Sekunde; einige davon wurden nicht oder nicht hier gesagt.</translation>
    </message>
    <message>
      <source>the engine is unsure</source>
      <translation>die Engine ist unsicher</translation>
    </message>
    <message>
      <source>The engine’s own figures are under even odds for this turn as a whole. No suggestion takes an amount or a date from it.</source>
      <translation>Nach den eigenen Zahlen der Engine ist dieser Beitrag als Ganzes eher falsch. Kein Vorschlag entnimmt ihm einen Betrag oder ein Datum.</translation>
    </message>
    <message>
      <source>the speaker is unsure</source>
      <translation>der Sprecher ist unsicher</translation>
    </message>
    <message>
      <source>The voices are too much alike here to be told apart with confidence. Say who speaks with a right click.</source>
      <translation>Die Stimmen sind hier zu ähnlich, um sicher unterschieden zu werden. Mit einem Rechtsklick angeben, wer spricht.</translation>
    </message>
    <message>
      <source>music</source>
      <translation>Musik</translation>
    </message>
    <message>
      <source>This stretch is music or a signal, and nothing that anybody said.</source>
      <translation>Diese Stelle ist Musik oder ein Signal und nichts, was jemand gesagt hat.</translation>
    </message>
    <message>
      <source>Doubted: {words}</source>
      <translation>Zweifelhaft: {words}</translation>
    </message>
    <message>
      <source>Music</source>
      <translation>Musik</translation>
    </message>
    <message>
      <source>heard: {heard}</source>
      <translation>gehört: {heard}</translation>
    </message>
    <message>
      <source>Heard: {original}</source>
      <translation>Gehört: {original}</translation>
    </message>
    <message>
      <source>{criterion}: suggestion accepted</source>
      <translation>{criterion}: Vorschlag übernommen</translation>
    </message>
    <message>
      <source>{number} suggestions accepted</source>
      <translation>{number} Vorschläge übernommen</translation>
    </message>
    <message>
      <source>{criterion}: comment</source>
      <translation>{criterion}: Kommentar</translation>
    </message>
    <message>
      <source>Comment on the whole</source>
      <translation>Kommentar zum Ganzen</translation>
    </message>
    <message>
      <source>{criterion}: evidence</source>
      <translation>{criterion}: Beleg</translation>
    </message>
    <message>
      <source>Mark and answer</source>
      <translation>Wertung und Antwort</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Gewicht</translation>
    </message>
    <message>
      <source>Counts</source>
      <translation>Zählt</translation>
    </message>
    <message>
      <source>Gives</source>
      <translation>Ergibt</translation>
    </message>
    <message>
      <source>The raw mark, from 0 for nothing to 1 for all that the criterion can give, and the answer on the form</source>
      <translation>Die rohe Wertung, von 0 für nichts bis 1 für alles, was das Kriterium geben kann, und die Antwort auf dem Bogen</translation>
    </message>
    <message>
      <source>As written in the rubric</source>
      <translation>Wie im Bewertungsbogen geschrieben</translation>
    </message>
    <message>
      <source>Points of 100 that it counts in this interaction, after what does not apply has left</source>
      <translation>Punkte von 100, die es in diesem Kontakt zählt, nachdem Nichtanwendbares weggefallen ist</translation>
    </message>
    <message>
      <source>Points it gives to the score</source>
      <translation>Punkte, die es zum Score beiträgt</translation>
    </message>
    <message>
      <source>{title} (critical)</source>
      <translation>{title} (kritisch)</translation>
    </message>
    <message>
      <source>hidden by a condition</source>
      <translation>durch eine Bedingung verborgen</translation>
    </message>
    <message>
      <source>So far</source>
      <translation>Bisher</translation>
    </message>
    <message>
      <source>rounded from {exact}</source>
      <translation>gerundet von {exact}</translation>
    </message>
    <message>
      <source>Explanation of the score</source>
      <translation>Erklärung des Scores</translation>
    </message>
    <message>
      <source>Critical criteria alone: {score}</source>
      <translation>Nur kritische Kriterien: {score}</translation>
    </message>
    <message>
      <source>Band: {label}</source>
      <translation>Band: {label}</translation>
    </message>
    <message>
      <source>The score starts from</source>
      <translation>Der Score beginnt bei</translation>
    </message>
    <message>
      <source>Search in the transcript</source>
      <translation>Im Transkript suchen</translation>
    </message>
    <message>
      <source>Close the search</source>
      <translation>Suche schließen</translation>
    </message>
    <message>
      <source>Previous place</source>
      <translation>Vorige Stelle</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>Nächste Stelle</translation>
    </message>
    <message>
      <source>{place} of {count}</source>
      <translation>{place} von {count}</translation>
    </message>
    <message>
      <source>not found</source>
      <translation>nicht gefunden</translation>
    </message>
    <message>
      <source>Comment on the whole interaction</source>
      <translation>Kommentar zum ganzen Kontakt</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Bogen</translation>
    </message>
    <message>
      <source>{given} of {count} suggested</source>
      <translation>{given} von {count} vorgeschlagen</translation>
    </message>
    <message>
      <source>{held} after your answer</source>
      <translation>{held} nach der eigenen Antwort</translation>
    </message>
    <message>
      <source>Look for evidence in the transcript</source>
      <translation>Im Transkript nach Belegen suchen</translation>
    </message>
    <message>
      <source>Accept all that is open</source>
      <translation>Alle offenen übernehmen</translation>
    </message>
    <message>
      <source>Accept {left} open</source>
      <translation>{left} offene übernehmen</translation>
    </message>
    <message>
      <source>Accept the open one</source>
      <translation>Den offenen übernehmen</translation>
    </message>
    <message>
      <source>All waiting</source>
      <translation>Alle wartenden</translation>
    </message>
    <message>
      <source>Back to the list of what waits for review</source>
      <translation>Zurück zur Liste dessen, was auf Prüfung wartet</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Keys of this page</source>
      <translation>Tasten dieser Seite</translation>
    </message>
    <message numerus="yes">
      <source>Next, {count} wait</source>
      <extracomment>One: Next, {count} waits</extracomment>
      <translation>
        <numerusform>Weiter, {count} wartet</numerusform>
        <numerusform>Weiter, {count} warten</numerusform>
      </translation>
    </message>
    <message>
      <source>Next: {title}, {agent}</source>
      <translation>Weiter: {title}, {agent}</translation>
    </message>
    <message>
      <source>Transcript {version}, {who}, {when}</source>
      <translation>Transkript {version}, {who}, {when}</translation>
    </message>
    <message>
      <source>Transcript {version}, {when}</source>
      <translation>Transkript {version}, {when}</translation>
    </message>
    <message>
      <source>History of the transcript</source>
      <translation>Verlauf des Transkripts</translation>
    </message>
    <message>
      <source>Versions of the transcript, the newest first</source>
      <translation>Versionen des Transkripts, neueste zuerst</translation>
    </message>
    <message>
      <source>What this version changed</source>
      <translation>Was diese Version geändert hat</translation>
    </message>
    <message>
      <source>Make this the newest again</source>
      <translation>Wieder zur neuesten machen</translation>
    </message>
    <message>
      <source>, cut anew</source>
      <translation>, neu geschnitten</translation>
    </message>
    <message>
      <source>This is the first version: everything after it is compared with it.</source>
      <translation>Dies ist die erste Version: Alles Spätere wird mit ihr verglichen.</translation>
    </message>
    <message>
      <source>The same words and the same speakers.</source>
      <translation>Dieselben Wörter und dieselben Sprecher.</translation>
    </message>
    <message>
      <source>You mark it from here on; whoever has it now is told, and keeps a draft</source>
      <translation>Ab hier selbst bewerten; wer es gerade hat, erfährt es und behält einen Entwurf</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>{holder} took this over at {since}. What you had marked is kept as your draft; nothing more is written from here.</source>
      <translation>{holder} hat dies um {since} übernommen. Die eigenen Wertungen bleiben als Entwurf; von hier wird nichts mehr geschrieben.</translation>
    </message>
    <message>
      <source>{holder} has had this open since {since}. You can look at it and listen; to mark it, take it over.</source>
      <translation>{holder} hat dies seit {since} geöffnet. Ansehen und Anhören geht; zum Bewerten übernehmen.</translation>
    </message>
    <message>
      <source>What the customer let on</source>
      <translation>Was der Kunde durchblicken ließ</translation>
    </message>
    <message>
      <source>Kept for whoever improves the product or wins the customer back; no mark is made of it.</source>
      <translation>Für alle, die das Produkt verbessern oder den Kunden zurückgewinnen; daraus wird keine Wertung.</translation>
    </message>
    <message>
      <source>Early warning</source>
      <translation>Frühwarnung</translation>
    </message>
    <message>
      <source>Need</source>
      <translation>Bedarf</translation>
    </message>
    <message>
      <source>Wish</source>
      <translation>Wunsch</translation>
    </message>
    <message>
      <source>Competitor</source>
      <translation>Wettbewerber</translation>
    </message>
    <message numerus="yes">
      <source>{count} competitors</source>
      <extracomment>One: {count} competitor</extracomment>
      <translation>
        <numerusform>{count} Wettbewerber</numerusform>
        <numerusform>{count} Wettbewerber</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} early warnings</source>
      <extracomment>One: {count} early warning</extracomment>
      <translation>
        <numerusform>{count} Frühwarnung</numerusform>
        <numerusform>{count} Frühwarnungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} needs</source>
      <extracomment>One: {count} need</extracomment>
      <translation>
        <numerusform>{count} Bedarf</numerusform>
        <numerusform>{count} Bedarfe</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} wishes</source>
      <extracomment>One: {count} wish</extracomment>
      <translation>
        <numerusform>{count} Wunsch</numerusform>
        <numerusform>{count} Wünsche</numerusform>
      </translation>
    </message>
    <message>
      <source>Show what the customer let on</source>
      <translation>Zeigen, was der Kunde durchblicken ließ</translation>
    </message>
    <message>
      <source>Hide what the customer let on</source>
      <translation>Ausblenden, was der Kunde durchblicken ließ</translation>
    </message>
    <message>
      <source>{TITLE}; Enter goes there</source>
      <translation>{TITLE}; Eingabe springt hin</translation>
    </message>
    <message>
      <source>Correcting the transcript</source>
      <translation>Transkript korrigieren</translation>
    </message>
    <message>
      <source>Marking</source>
      <translation>Bewerten</translation>
    </message>
    <message>
      <source>Listening</source>
      <translation>Hören</translation>
    </message>
    <message>
      <source>The draft</source>
      <translation>Der Entwurf</translation>
    </message>
    <message>
      <source>Looking</source>
      <translation>Ansehen</translation>
    </message>
    <message>
      <source>Not applicable</source>
      <translation>Nicht anwendbar</translation>
    </message>
    <message>
      <source>Next criterion without an answer</source>
      <translation>Nächstes Kriterium ohne Antwort</translation>
    </message>
    <message>
      <source>The one before</source>
      <translation>Das vorige</translation>
    </message>
    <message>
      <source>Accept the suggestion</source>
      <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
      <source>Accept every suggestion that is open</source>
      <translation>Jeden offenen Vorschlag übernehmen</translation>
    </message>
    <message>
      <source>Comment on the criterion</source>
      <translation>Kriterium kommentieren</translation>
    </message>
    <message>
      <source>Show or hide the guidance</source>
      <translation>Anleitung zeigen oder ausblenden</translation>
    </message>
    <message>
      <source>Next piece of evidence</source>
      <translation>Nächster Beleg</translation>
    </message>
    <message>
      <source>Tie the selected words to the criterion</source>
      <translation>Markierte Wörter dem Kriterium zuordnen</translation>
    </message>
    <message>
      <source>Bookmark the selected words, or the turn</source>
      <translation>Lesezeichen für die markierten Wörter oder den Beitrag</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
      <source>Back 5 seconds</source>
      <translation>5 Sekunden zurück</translation>
    </message>
    <message>
      <source>Forward 5 seconds</source>
      <translation>5 Sekunden vor</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>Langsamer</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>Schneller</translation>
    </message>
    <message>
      <source>As fast as it was spoken</source>
      <translation>So schnell wie gesprochen</translation>
    </message>
    <message>
      <source>Skip silence</source>
      <translation>Stille überspringen</translation>
    </message>
    <message>
      <source>Hear the turn over and over</source>
      <translation>Beitrag immer wieder hören</translation>
    </message>
    <message>
      <source>Mute the agent, or hear them again</source>
      <translation>Agent stumm schalten oder wieder hören</translation>
    </message>
    <message>
      <source>Mute the customer, or hear them again</source>
      <translation>Kunde stumm schalten oder wieder hören</translation>
    </message>
    <message>
      <source>Louder</source>
      <translation>Lauter</translation>
    </message>
    <message>
      <source>Quieter</source>
      <translation>Leiser</translation>
    </message>
    <message>
      <source>Let the transcript follow the sound</source>
      <translation>Transkript dem Ton folgen lassen</translation>
    </message>
    <message>
      <source>Correct the words of the turn</source>
      <translation>Wörter des Beitrags korrigieren</translation>
    </message>
    <message>
      <source>Split before the cursor, or before the selected words</source>
      <translation>Vor dem Cursor oder vor den markierten Wörtern teilen</translation>
    </message>
    <message>
      <source>Merge with the next turn</source>
      <translation>Mit dem nächsten Beitrag verbinden</translation>
    </message>
    <message>
      <source>Who speaks: then A, C, B, S or U</source>
      <translation>Wer spricht: danach A, K, B, S oder U</translation>
    </message>
    <message>
      <source>Swap agent and customer in the whole conversation</source>
      <translation>Agent und Kunde im ganzen Gespräch tauschen</translation>
    </message>
    <message>
      <source>Undo a mark; in the transcript, a correction</source>
      <translation>Wertung zurücknehmen; im Transkript eine Korrektur</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Save the draft now</source>
      <translation>Entwurf jetzt speichern</translation>
    </message>
    <message>
      <source>Submit</source>
      <translation>Einreichen</translation>
    </message>
    <message>
      <source>Look for suggestions</source>
      <translation>Nach Vorschlägen suchen</translation>
    </message>
    <message>
      <source>Take over what somebody else has open</source>
      <translation>Übernehmen, was jemand anders geöffnet hat</translation>
    </message>
    <message>
      <source>Correct what was submitted</source>
      <translation>Eingereichtes korrigieren</translation>
    </message>
    <message>
      <source>History of the marks</source>
      <translation>Verlauf der Wertungen</translation>
    </message>
    <message>
      <source>Next part of the page: sound, transcript, form, foot</source>
      <translation>Nächster Teil der Seite: Ton, Transkript, Bogen, Fuß</translation>
    </message>
    <message>
      <source>Previous part of the page, from the form the transcript</source>
      <translation>Voriger Teil der Seite, vom Bogen aus das Transkript</translation>
    </message>
    <message>
      <source>All that waits for review</source>
      <translation>Alles, was auf Prüfung wartet</translation>
    </message>
    <message>
      <source>Next interaction that waits</source>
      <translation>Nächster wartender Kontakt</translation>
    </message>
    <message>
      <source>Open or close the explanation of the score</source>
      <translation>Erklärung des Scores öffnen oder schließen</translation>
    </message>
    <message>
      <source>This list</source>
      <translation>Diese Liste</translation>
    </message>
    <message>
      <source>Up / Down</source>
      <translation>Hoch / Runter</translation>
    </message>
    <message>
      <source>Neighbouring criterion</source>
      <translation>Benachbartes Kriterium</translation>
    </message>
    <message>
      <source>Left / Right</source>
      <translation>Links / Rechts</translation>
    </message>
    <message>
      <source>Buttons of the criterion</source>
      <translation>Schaltflächen des Kriteriums</translation>
    </message>
    <message>
      <source>Back from a text to its criterion</source>
      <translation>Aus einem Text zurück zum Kriterium</translation>
    </message>
    <message>
      <source>In the transcript: select the word beside</source>
      <translation>Im Transkript: das Wort daneben markieren</translation>
    </message>
    <message>
      <source>Shift+Left / Right</source>
      <translation>Umschalt+Links / Rechts</translation>
    </message>
    <message>
      <source>In the transcript: select fewer or more words</source>
      <translation>Im Transkript: weniger oder mehr Wörter markieren</translation>
    </message>
    <message>
      <source>On the call map: 5 seconds back or forward</source>
      <translation>Auf der Anrufkarte: 5 Sekunden zurück oder vor</translation>
    </message>
    <message>
      <source>On the call map: evidence before or after</source>
      <translation>Auf der Anrufkarte: voriger oder nächster Beleg</translation>
    </message>
    <message>
      <source>On the call map: start or end of the call</source>
      <translation>Auf der Anrufkarte: Anfang oder Ende des Anrufs</translation>
    </message>
    <message>
      <source>Double click</source>
      <translation>Doppelklick</translation>
    </message>
    <message>
      <source>Keep the words that are being corrected</source>
      <translation>Korrigierte Wörter behalten</translation>
    </message>
    <message>
      <source>Keep them and go to the next turn</source>
      <translation>Behalten und zum nächsten Beitrag</translation>
    </message>
    <message>
      <source>Leave them as they were</source>
      <translation>Lassen, wie sie waren</translation>
    </message>
    <message>
      <source>Hear the turn that is being corrected</source>
      <translation>Den Beitrag hören, der korrigiert wird</translation>
    </message>
    <message>
      <source>Play from the word</source>
      <translation>Ab dem Wort abspielen</translation>
    </message>
    <message>
      <source>Answer {place}, in the order of the buttons</source>
      <translation>Antwort {place}, in der Reihenfolge der Schaltflächen</translation>
    </message>
    <message>
      <source>Policy</source>
      <translation>Vorgabe</translation>
    </message>
    <message>
      <source>Tool</source>
      <translation>Werkzeug</translation>
    </message>
    <message>
      <source>Knowledge article</source>
      <translation>Wissensartikel</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Warum</translation>
    </message>
    <message>
      <source>Whose</source>
      <translation>Wessen</translation>
    </message>
    <message>
      <source>Context: no mark is made of these figures, and none rewards speed.</source>
      <translation>Kontext: Aus diesen Zahlen wird keine Wertung, und keine belohnt Tempo.</translation>
    </message>
    <message>
      <source>{seconds:.1f} s</source>
      <translation>{seconds:.1f} s</translation>
    </message>
    <message>
      <source>How the time was spent</source>
      <translation>Wie die Zeit verging</translation>
    </message>
    <message>
      <source>Show the figures</source>
      <translation>Zahlen zeigen</translation>
    </message>
    <message>
      <source>Hide the figures</source>
      <translation>Zahlen ausblenden</translation>
    </message>
    <message>
      <source>How each figure is made</source>
      <translation>Wie jede Zahl entsteht</translation>
    </message>
    <message>
      <source>Places in the call; Enter goes there</source>
      <translation>Stellen im Anruf; Eingabe springt hin</translation>
    </message>
    <message>
      <source>Agent answers in {response}</source>
      <translation>Agent antwortet in {response}</translation>
    </message>
    <message>
      <source>Response times</source>
      <translation>Antwortzeiten</translation>
    </message>
    <message>
      <source>Go to {time}</source>
      <translation>Zu {time} springen</translation>
    </message>
    <message>
      <source>Agent {agent:.0%}, customer {other:.0%}</source>
      <translation>Agent {agent:.0%}, Kunde {other:.0%}</translation>
    </message>
    <message>
      <source>Move my marks</source>
      <translation>Wertungen übernehmen</translation>
    </message>
    <message>
      <source>See what changed</source>
      <translation>Änderungen ansehen</translation>
    </message>
    <message>
      <source>Go to these words</source>
      <translation>Zu diesen Wörtern</translation>
    </message>
    <message>
      <source>Untie these words from the criterion</source>
      <translation>Diese Wörter vom Kriterium lösen</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Marks of this review are not in the workspace yet. {words}</source>
      <translation>Wertungen dieser Prüfung sind noch nicht im Arbeitsbereich. {words}</translation>
    </message>
    <message>
      <source>This interaction cannot be opened</source>
      <translation>Dieser Kontakt kann nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Transcript</source>
      <translation>Transkript</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>Zahlen</translation>
    </message>
    <message>
      <source>Show the transcript in place of the form</source>
      <translation>Das Transkript anstelle des Formulars zeigen</translation>
    </message>
    <message>
      <source>Show the form in place of the transcript</source>
      <translation>Das Formular anstelle des Transkripts zeigen</translation>
    </message>
    <message>
      <source>Show what the customer let on, and how the time was spent</source>
      <translation>Zeigen, was der Kunde durchblicken ließ und wie die Zeit verging</translation>
    </message>
    <message>
      <source>{taken_by} took it over from {taken_from}, who had had it since {since}, at {at}.</source>
      <translation>{taken_by} hat dies von {taken_from} übernommen (geöffnet seit {since}), um {at}.</translation>
    </message>
    <message>
      <source>{name} cannot be played. {why} Transcript and form work without it.</source>
      <translation>{name} kann nicht abgespielt werden. {why} Transkript und Bogen gehen auch ohne.</translation>
    </message>
    <message>
      <source>Jump over pauses in which nobody speaks</source>
      <translation>Pausen überspringen, in denen niemand spricht</translation>
    </message>
    <message>
      <source>{words}: {span} of this recording</source>
      <translation>{words}: {span} dieser Aufnahme</translation>
    </message>
    <message>
      <source>Follow</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>Keep the spoken turn in sight</source>
      <translation>Den gesprochenen Beitrag im Blick behalten</translation>
    </message>
    <message>
      <source>Position and length</source>
      <translation>Position und Länge</translation>
    </message>
    <message>
      <source>Find the file …</source>
      <translation>Datei suchen …</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <source>Speed ({slower} slower, {faster} faster)</source>
      <translation>Tempo ({slower} langsamer, {faster} schneller)</translation>
    </message>
    <message>
      <source>No sound output: time runs in silence</source>
      <translation>Keine Tonausgabe: Die Zeit läuft stumm</translation>
    </message>
    <message>
      <source>Criterion</source>
      <translation>Kriterium</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <source>{evaluator}, revision {number}</source>
      <translation>{evaluator}, Revision {number}</translation>
    </message>
    <message>
      <source>{now}, was {before}</source>
      <translation>{now}, war {before}</translation>
    </message>
    <message numerus="yes">
      <source>{count} marks changed.</source>
      <extracomment>One: {count} mark changed.</extracomment>
      <translation>
        <numerusform>{count} Wertung geändert.</numerusform>
        <numerusform>{count} Wertungen geändert.</numerusform>
      </translation>
    </message>
    <message>
      <source>{name}, not submitted yet</source>
      <translation>{name}, noch nicht eingereicht</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>Entwurf</translation>
    </message>
    <message>
      <source>No score</source>
      <translation>Kein Score</translation>
    </message>
    <message numerus="yes">
      <source>{count} criteria marked.</source>
      <extracomment>One: {count} criterion marked.</extracomment>
      <translation>
        <numerusform>{count} Kriterium bewertet.</numerusform>
        <numerusform>{count} Kriterien bewertet.</numerusform>
      </translation>
    </message>
    <message>
      <source>Revisions, the newest first</source>
      <translation>Revisionen, neueste zuerst</translation>
    </message>
    <message>
      <source>What this revision changed</source>
      <translation>Was diese Revision geändert hat</translation>
    </message>
    <message>
      <source>Nobody has marked this interaction yet.</source>
      <translation>Diesen Kontakt hat noch niemand bewertet.</translation>
    </message>
    <message>
      <source>Why: {reason}</source>
      <translation>Warum: {reason}</translation>
    </message>
    <message>
      <source>Your time on this evaluation, while the window is active; others see only sums.</source>
      <translation>Eigene Zeit an dieser Bewertung bei aktivem Fenster; andere sehen nur Summen.</translation>
    </message>
    <message>
      <source>Show saving, time spent and history</source>
      <translation>Speichern, aufgewendete Zeit und Verlauf zeigen</translation>
    </message>
    <message>
      <source>Hide saving, time spent and history</source>
      <translation>Speichern, aufgewendete Zeit und Verlauf ausblenden</translation>
    </message>
    <message>
      <source>Submitted {when} by {evaluator}, revision {revision}</source>
      <translation>Eingereicht {when} von {evaluator}, Revision {revision}</translation>
    </message>
    <message>
      <source>Correction by {evaluator}, revision {revision}; the submitted one stays until this is submitted</source>
      <translation>Korrektur von {evaluator}, Revision {revision}; das Eingereichte gilt, bis diese eingereicht ist</translation>
    </message>
    <message>
      <source>Draft by {evaluator}</source>
      <translation>Entwurf von {evaluator}</translation>
    </message>
    <message>
      <source>Save draft</source>
      <translation>Entwurf speichern</translation>
    </message>
    <message>
      <source>Correct …</source>
      <translation>Korrigieren …</translation>
    </message>
    <message>
      <source>Start the correction</source>
      <translation>Korrektur beginnen</translation>
    </message>
    <message>
      <source>How the score is made</source>
      <translation>Wie der Score entsteht</translation>
    </message>
    <message>
      <source>Save now; it saves itself too</source>
      <translation>Jetzt speichern; es speichert sich auch von selbst</translation>
    </message>
    <message>
      <source>Open it again as a new revision, with a reason</source>
      <translation>Als neue Revision wieder öffnen, mit einem Grund</translation>
    </message>
    <message>
      <source>Why is it corrected?</source>
      <translation>Warum wird korrigiert?</translation>
    </message>
    <message>
      <source>Reason of the correction</source>
      <translation>Grund der Korrektur</translation>
    </message>
    <message>
      <source>Time spent: {words}</source>
      <translation>Aufgewendete Zeit: {words}</translation>
    </message>
    <message>
      <source>so far, threshold {threshold}</source>
      <translation>bisher, Schwelle {threshold}</translation>
    </message>
    <message>
      <source>Score {score} {rest}</source>
      <translation>Score {score} {rest}</translation>
    </message>
    <message>
      <source>Submitted {when} by {evaluator}</source>
      <translation>Eingereicht {when} von {evaluator}</translation>
    </message>
    <message>
      <source>{number} to go before submitting:</source>
      <translation>Noch {number} vor dem Einreichen:</translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>und {count} weitere</translation>
    </message>
    <message>
      <source>Agent {agent:.0%}, customer {other:.0%} of the talk time</source>
      <translation>Agent {agent:.0%}, Kunde {other:.0%} der Redezeit</translation>
    </message>
    <message>
      <source>Reading the waveform …</source>
      <translation>Die Wellenform wird gelesen …</translation>
    </message>
    <message>
      <source>Find {file_name}</source>
      <translation>{file_name} suchen</translation>
    </message>
    <message>
      <source>No waveform: the recording cannot be read</source>
      <translation>Keine Wellenform: Die Aufnahme ist nicht lesbar</translation>
    </message>
    <message>
      <source>{done}; can end between {lowest} and {highest}</source>
      <translation>{done}; Ende zwischen {lowest} und {highest}</translation>
    </message>
    <message>
      <source>{done} of {all} answered</source>
      <translation>{done} von {all} beantwortet</translation>
    </message>
    <message>
      <source>{given} of {possible}</source>
      <translation>{given} von {possible}</translation>
    </message>
    <message>
      <source>{done}; {threshold:f} is out of reach</source>
      <translation>{done}; {threshold:f} ist außer Reichweite</translation>
    </message>
    <message>
      <source>{done}; at least {lowest}</source>
      <translation>{done}; mindestens {lowest}</translation>
    </message>
    <message>
      <source>No score: nothing in this form applied</source>
      <translation>Kein Score: Nichts in diesem Bogen war anwendbar</translation>
    </message>
    <message>
      <source>Not met: {words}</source>
      <translation>Nicht erreicht: {words}</translation>
    </message>
    <message>
      <source>Not met, {over} short</source>
      <translation>Nicht erreicht, es fehlen {over}</translation>
    </message>
    <message>
      <source>Not met</source>
      <translation>Nicht erreicht</translation>
    </message>
    <message>
      <source>{score} automatic</source>
      <translation>{score} automatisch</translation>
    </message>
    <message>
      <source>The suggestions alone score {score}</source>
      <translation>Die Vorschläge allein ergeben {score}</translation>
    </message>
    <message>
      <source>does not count</source>
      <translation>zählt nicht</translation>
    </message>
    <message>
      <source>Met, {over} over</source>
      <translation>Erreicht, {over} darüber</translation>
    </message>
    <message>
      <source>Met, just</source>
      <translation>Erreicht, gerade so</translation>
    </message>
    <message>
      <source>No automatic score</source>
      <translation>Kein automatischer Score</translation>
    </message>
    <message>
      <source>No automatic score. {words}</source>
      <translation>Kein automatischer Score. {words}</translation>
    </message>
    <message>
      <source>None was hit: nothing failed that fails the whole, whatever the score</source>
      <translation>Keines gerissen: nichts ist durchgefallen, was bei jedem Score das Ganze durchfallen lässt</translation>
    </message>
    <message numerus="yes">
      <source>{count} criteria marked</source>
      <extracomment>One: {count} criterion marked</extracomment>
      <translation>
        <numerusform>{count} Kriterium bewertet</numerusform>
        <numerusform>{count} Kriterien bewertet</numerusform>
      </translation>
    </message>
    <message>
      <source>{title} submitted: {score}. {verdict_words}.</source>
      <translation>{title} eingereicht: {score}. {verdict_words}.</translation>
    </message>
    <message>
      <source>{marked}, {left} not applicable</source>
      <translation>{marked}, {left} nicht anwendbar</translation>
    </message>
    <message>
      <source>without a score</source>
      <translation>ohne Score</translation>
    </message>
    <message>
      <source>comment</source>
      <translation>Kommentar</translation>
    </message>
    <message>
      <source>comment or reason</source>
      <translation>Kommentar oder Grund</translation>
    </message>
    <message>
      <source>evidence</source>
      <translation>Beleg</translation>
    </message>
    <message>
      <source>evidence or reason</source>
      <translation>Beleg oder Grund</translation>
    </message>
    <message>
      <source>does not fit the form</source>
      <translation>passt nicht zum Bogen</translation>
    </message>
    <message>
      <source>{interaction} for the interaction, {customer} for the customer’s rating</source>
      <translation>{interaction} für den Kontakt, {customer} für die Kundenbewertung</translation>
    </message>
    <message>
      <source>Gates</source>
      <translation>K.-o.-Kriterien</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <source>Marks</source>
      <translation>Wertungen</translation>
    </message>
    <message>
      <source>Time spent</source>
      <translation>Aufgewendete Zeit</translation>
    </message>
    <message>
      <source>The suggestions belong to {older}; the form is version {version} now.</source>
      <translation>Die Vorschläge gehören zu {older}; der Bogen ist jetzt Version {version}.</translation>
    </message>
    <message>
      <source>version {version} of {title}</source>
      <translation>Version {version} von {title}</translation>
    </message>
    <message>
      <source>This review was begun with version {version}, and marks are suggested with {other} now: there are none for it.</source>
      <translation>Diese Prüfung wurde mit Version {version} begonnen, und vorgeschlagen wird jetzt mit {other}: für sie gibt es keine Vorschläge.</translation>
    </message>
    <message>
      <source>version {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <source>{criterion} has no evidence yet.</source>
      <translation>{criterion} hat noch keinen Beleg.</translation>
    </message>
    <message>
      <source>{criterion} has no suggestion: what was said decides nothing.</source>
      <translation>{criterion} hat keinen Vorschlag: das Gesagte entscheidet nichts.</translation>
    </message>
    <message>
      <source>Suggest again with version {version}</source>
      <translation>Mit Version {version} noch einmal vorschlagen</translation>
    </message>
    <message>
      <source>{key} ties the words that are selected in the transcript to it.</source>
      <translation>{key} ordnet ihm die Wörter zu, die im Transkript markiert sind.</translation>
    </message>
    <message>
      <source>There is no transcript yet, so nothing is suggested.</source>
      <translation>Es gibt noch kein Transkript, also auch keine Vorschläge.</translation>
    </message>
    <message>
      <source>The suggestion for {criterion} is shown after your answer.</source>
      <translation>Der Vorschlag für {criterion} zeigt sich nach Ihrer Antwort.</translation>
    </message>
    <message>
      <source>No marks were suggested here yet.</source>
      <translation>Hier wurden noch keine Wertungen vorgeschlagen.</translation>
    </message>
    <message>
      <source>Nothing that is open has a suggestion to accept.</source>
      <translation>Nichts Offenes hat einen Vorschlag, der sich übernehmen ließe.</translation>
    </message>
    <message>
      <source>Marks are suggested now.</source>
      <translation>Jetzt sind Wertungen vorgeschlagen.</translation>
    </message>
    <message>
      <source>Suggested: {answer}, {sure}. {reason}</source>
      <translation>Vorgeschlagen: {answer}, {sure}. {reason}</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Accept the suggestion for {title}: {answer}</source>
      <translation>Vorschlag für {title} übernehmen: {answer}</translation>
    </message>
    <message>
      <source>No suggestion: {reason}</source>
      <translation>Kein Vorschlag: {reason}</translation>
    </message>
    <message>
      <source>{percent} % sure</source>
      <translation>zu {percent} % sicher</translation>
    </message>
    <message>
      <source>Taken over</source>
      <translation>Übernommen</translation>
    </message>
    <message>
      <source>Suggested too</source>
      <translation>Auch vorgeschlagen</translation>
    </message>
    <message>
      <source>Submit the evaluation</source>
      <translation>Bewertung einreichen</translation>
    </message>
    <message>
      <source>Back to the form</source>
      <translation>Zurück zum Bogen</translation>
    </message>
    <message>
      <source>It is frozen then; only a correction with a reason changes it</source>
      <translation>Danach ist sie fest; nur eine Korrektur mit Grund ändert sie</translation>
    </message>
    <message>
      <source>Your name, as it stands in evaluations and reports</source>
      <translation>Ihr Name, wie er in Bewertungen und Berichten steht</translation>
    </message>
    <message>
      <source>Reviewed by: your name, as it stands in evaluations and reports. It is asked once.</source>
      <translation>Geprüft von: Ihr Name, wie er in Bewertungen und Berichten steht. Die Frage kommt einmal.</translation>
    </message>
    <message>
      <source>{pane} leads to the words, the arrow keys choose them, {tie} ties them to the criterion.</source>
      <translation>{pane} führt zu den Worten, die Pfeiltasten wählen sie aus, {tie} knüpft sie ans Kriterium.</translation>
    </message>
    <message>
      <source>{hours} h {minutes:02d} min</source>
      <translation>{hours} h {minutes:02d} min</translation>
    </message>
    <message>
      <source>{minutes} min {seconds:02d} s</source>
      <translation>{minutes} min {seconds:02d} s</translation>
    </message>
    <message>
      <source>{name}: {span}</source>
      <translation>{name}: {span}</translation>
    </message>
    <message>
      <source>The whole</source>
      <translation>Das Ganze</translation>
    </message>
    <message>
      <source>Transcript by {name}</source>
      <translation>Transkript: {name}</translation>
    </message>
    <message>
      <source>Transcript by {engine}: for finding one’s way, not for judging people.</source>
      <translation>Transkript ({engine}): zum Zurechtfinden, nicht zur Beurteilung von Menschen.</translation>
    </message>
    <message>
      <source>Agent: {side}, guessed</source>
      <translation>Agent: {side}, erraten</translation>
    </message>
    <message>
      <source>Agent and customer are the wrong way round: swap them</source>
      <translation>Agent und Kunde sind vertauscht: tauschen</translation>
    </message>
    <message>
      <source>Transcript by {engine}, corrected by {editor}: for finding one’s way, not for judging people.</source>
      <translation>Transkript ({engine}), korrigiert von {editor}: zum Zurechtfinden, nicht zur Beurteilung von Menschen.</translation>
    </message>
    <message>
      <source>Agent: {side}</source>
      <translation>Agent: {side}</translation>
    </message>
    <message>
      <source>Agent: {side}, set by hand</source>
      <translation>Agent: {side}, von Hand festgelegt</translation>
    </message>
    <message>
      <source>Agent: {side}, guessed from “{words}”</source>
      <translation>Agent: {side}, erraten aus „{words}“</translation>
    </message>
    <message>
      <source>How this transcript came to be as it is</source>
      <translation>Wie dieses Transkript zustande kam</translation>
    </message>
    <message>
      <source>Undo the correction</source>
      <translation>Korrektur zurücknehmen</translation>
    </message>
    <message>
      <source>Redo the correction</source>
      <translation>Korrektur wiederholen</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>Tauschen</translation>
    </message>
    <message>
      <source>No transcript yet</source>
      <translation>Noch kein Transkript</translation>
    </message>
    <message>
      <source>Transcribe the interaction to read it here and to get suggestions. It can be marked without.</source>
      <translation>Den Kontakt transkribieren, um ihn hier zu lesen und Vorschläge zu bekommen. Bewerten geht auch ohne.</translation>
    </message>
    <message>
      <source>Text as imported ({model})</source>
      <translation>Text wie importiert ({model})</translation>
    </message>
    <message>
      <source>Text as imported</source>
      <translation>Text wie importiert</translation>
    </message>
    <message>
      <source>Transcript corrected by {who}</source>
      <translation>Transkript korrigiert von {who}</translation>
    </message>
    <message>
      <source>Transcript corrected by a person</source>
      <translation>Transkript von einem Menschen korrigiert</translation>
    </message>
    <message>
      <source>{name}: {words} ({keys} in the transcript)</source>
      <translation>{name}: {words} ({keys} im Transkript)</translation>
    </message>
    <message>
      <source>{span} of silence</source>
      <translation>{span} Stille</translation>
    </message>
    <message>
      <source>{span} later</source>
      <translation>{span} später</translation>
    </message>
    <message>
      <source>Words of turn {turn}</source>
      <translation>Wörter von Beitrag {turn}</translation>
    </message>
    <message>
      <source>&amp;Correct the words</source>
      <translation>Wörter &amp;korrigieren</translation>
    </message>
    <message>
      <source>&amp;Split here</source>
      <translation>Hier &amp;teilen</translation>
    </message>
    <message>
      <source>&amp;Merge with the next turn</source>
      <translation>Mit dem nächsten Beitrag &amp;verbinden</translation>
    </message>
    <message>
      <source>S&amp;aid by</source>
      <translation>Ge&amp;sagt von</translation>
    </message>
    <message>
      <source>S&amp;wap agent and customer in the whole conversation</source>
      <translation>Agent und Kunde im ganzen Gespräch ta&amp;uschen</translation>
    </message>
    <message>
      <source>&amp;History of this transcript</source>
      <translation>Ver&amp;lauf dieses Transkripts</translation>
    </message>
    <message>
      <source>&amp;Evidence for the criterion</source>
      <translation>&amp;Beleg für das Kriterium</translation>
    </message>
    <message>
      <source>&amp;Bookmark…</source>
      <translation>&amp;Lesezeichen…</translation>
    </message>
    <message>
      <source>&amp;No speech: noise, music, invented text</source>
      <translation>&amp;Keine Sprache: Geräusch, Musik, erfundener Text</translation>
    </message>
    <message>
      <source>&amp;Internal note that the customer never saw</source>
      <translation>&amp;Interne Notiz, die der Kunde nie sah</translation>
    </message>
    <message>
      <source>&amp;Undo: {step}</source>
      <translation>&amp;Rückgängig: {step}</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;Redo: {step}</source>
      <translation>&amp;Wiederholen: {step}</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <source>Drop these words</source>
      <translation>Diese Wörter verwerfen</translation>
    </message>
    <message>
      <source>Copy them</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Go on writing</source>
      <translation>Weiterschreiben</translation>
    </message>
    <message>
      <source>Hear {who} again</source>
      <translation>{who} wieder hören</translation>
    </message>
    <message>
      <source>Mute {who}</source>
      <translation>{who} stumm schalten</translation>
    </message>
    <message>
      <source>Volume of {who}</source>
      <translation>Lautstärke von {who}</translation>
    </message>
    <message>
      <source>Volume of {who}: {share} %</source>
      <translation>Lautstärke von {who}: {share} %</translation>
    </message>
    <message>
      <source>draft begun</source>
      <translation>Entwurf begonnen</translation>
    </message>
    <message>
      <source>suggestions ready</source>
      <translation>Vorschläge bereit</translation>
    </message>
    <message>
      <source>old suggestions</source>
      <translation>alter Vorschlag</translation>
    </message>
    <message>
      <source>transcribed</source>
      <translation>transkribiert</translation>
    </message>
    <message>
      <source>not transcribed yet</source>
      <translation>noch nicht transkribiert</translation>
    </message>
    <message>
      <source>yours until {day}</source>
      <translation>eigene bis {day}</translation>
    </message>
    <message numerus="yes">
      <source>{count} are assigned to you and stand first; then drafts, then what has suggestions.</source>
      <extracomment>One: {count} is assigned to you and stands first; then drafts, then what has suggestions.</extracomment>
      <translation>
        <numerusform>{count} ist zugewiesen und steht zuerst; dann Entwürfe, dann was Vorschläge hat.</numerusform>
        <numerusform>{count} sind zugewiesen und stehen zuerst; dann Entwürfe, dann was Vorschläge hat.</numerusform>
      </translation>
    </message>
    <message>
      <source>The first {number} are shown; the library has them all.</source>
      <translation>Die ersten {number} werden gezeigt; die Bibliothek hat alle.</translation>
    </message>
    <message>
      <source>yours</source>
      <translation>eigene</translation>
    </message>
    <message>
      <source>Nothing waits for review</source>
      <translation>Nichts wartet auf Prüfung</translation>
    </message>
    <message>
      <source>Everything in the library has been submitted, or the library is still empty. Import calls and chats in the library; they appear here to be marked.</source>
      <translation>Alles in der Bibliothek ist eingereicht, oder die Bibliothek ist noch leer. In der Bibliothek Anrufe und Chats importieren; sie erscheinen dann hier zum Bewerten.</translation>
    </message>
    <message>
      <source>Waiting for review</source>
      <translation>Wartet auf Prüfung</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions wait for review</source>
      <extracomment>One: {count} interaction waits for review</extracomment>
      <translation>
        <numerusform>{count} Kontakt wartet auf Prüfung</numerusform>
        <numerusform>{count} Kontakte warten auf Prüfung</numerusform>
      </translation>
    </message>
    <message>
      <source>Drafts come first, then what has suggestions.</source>
      <translation>Zuerst kommen Entwürfe, dann was Vorschläge hat.</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Weitermachen</translation>
    </message>
    <message>
      <source>level</source>
      <translation>Stufe</translation>
    </message>
    <message>
      <source>band</source>
      <translation>Band</translation>
    </message>
    <message>
      <source>choice</source>
      <translation>Auswahl</translation>
    </message>
    <message>
      <source>Add a level</source>
      <translation>Stufe hinzufügen</translation>
    </message>
    <message>
      <source>Add a band</source>
      <translation>Band hinzufügen</translation>
    </message>
    <message>
      <source>Add a choice</source>
      <translation>Auswahl hinzufügen</translation>
    </message>
    <message>
      <source>Answer {place}</source>
      <translation>Antwort {place}</translation>
    </message>
    <message>
      <source>Worth 0–1</source>
      <translation>Wert 0–1</translation>
    </message>
    <message>
      <source>Below</source>
      <translation>Unter</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>{name}: label</source>
      <translation>{name}: Bezeichnung</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Bezeichnung</translation>
    </message>
    <message>
      <source>{name}: key</source>
      <translation>{name}: Schlüssel</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>What evaluations store; it is best left as it is once the form is published</source>
      <translation>Was Bewertungen speichern; nach dem Veröffentlichen am besten so lassen</translation>
    </message>
    <message>
      <source>{name}: anchor</source>
      <translation>{name}: Anker</translation>
    </message>
    <message>
      <source>What it looks like</source>
      <translation>Woran es zu erkennen ist</translation>
    </message>
    <message>
      <source>{name}: examples</source>
      <translation>{name}: Beispiele</translation>
    </message>
    <message>
      <source>Examples, one a line</source>
      <translation>Beispiele, eines je Zeile</translation>
    </message>
    <message>
      <source>Move {name} {place} up</source>
      <translation>{name} {place} nach oben</translation>
    </message>
    <message>
      <source>Move {name} {place} down</source>
      <translation>{name} {place} nach unten</translation>
    </message>
    <message>
      <source>Remove {name} {place}</source>
      <translation>{name} {place} entfernen</translation>
    </message>
    <message>
      <source>open</source>
      <translation>offen</translation>
    </message>
    <message>
      <source>Tags, separated by commas</source>
      <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
      <source>Add an answer that it depends on</source>
      <translation>Antwort hinzufügen, von der es abhängt</translation>
    </message>
    <message>
      <source>Criterion {place} that it depends on</source>
      <translation>Kriterium {place}, von dem es abhängt</translation>
    </message>
    <message>
      <source>Do not ask for criterion {place}</source>
      <translation>Nicht nach Kriterium {place} fragen</translation>
    </message>
    <message>
      <source>Shown for {words}</source>
      <translation>Gezeigt für {words}</translation>
    </message>
    <message>
      <source>Always shown.</source>
      <translation>Immer gezeigt.</translation>
    </message>
    <message>
      <source>Shown for {words}.</source>
      <translation>Gezeigt für {words}.</translation>
    </message>
    <message>
      <source>{criterion_key} (not there)</source>
      <translation>{criterion_key} (nicht da)</translation>
    </message>
    <message>
      <source>N/A</source>
      <translation>N/A</translation>
    </message>
    <message>
      <source>{value} (not there)</source>
      <translation>{value} (nicht da)</translation>
    </message>
    <message>
      <source>{n} say that they are {mean:.0f} % sure on average; {right:.0f} % were right.</source>
      <translation>{n} sagen im Mittel, zu {mean:.0f} % sicher zu sein; richtig waren {right:.0f} %.</translation>
    </message>
    <message>
      <source> They are off by {error:.0f} points; flawless ones would be by {chance:.0f} on so many, by chance.</source>
      <translation> Sie liegen um {error:.0f} Punkte daneben; fehlerfreie lägen bei so vielen durch Zufall um {chance:.0f} daneben.</translation>
    </message>
    <message>
      <source>{pairs} with a mark, of {interactions}.</source>
      <translation>{pairs} mit einer Wertung, aus {interactions}.</translation>
    </message>
    <message>
      <source>○ now off by {before:.1f} points, ● fitted by {after:.1f}, every suggestion by a fit without its interaction; by chance alone {chance:.1f}.</source>
      <translation>○ jetzt um {before:.1f} Punkte daneben, ● angepasst um {after:.1f}, jeder Vorschlag nach einer Anpassung ohne seinen Kontakt; durch Zufall allein {chance:.1f}.</translation>
    </message>
    <message numerus="yes">
      <source>{count} marks were made with the suggestion in sight and do not count.</source>
      <extracomment>One: {count} mark was made with the suggestion in sight and does not count.</extracomment>
      <translation>
        <numerusform>{count} Wertung entstand mit dem Vorschlag vor Augen und zählt nicht.</numerusform>
        <numerusform>{count} Wertungen entstanden mit dem Vorschlag vor Augen und zählen nicht.</numerusform>
      </translation>
    </message>
    <message>
      <source>In force: fit {number}, of {pairs} suggestions, {date}.</source>
      <translation>In Kraft: Anpassung {number}, aus {pairs} Vorschlägen, {date}.</translation>
    </message>
    <message>
      <source>No suggestion that counts has a person’s mark beside it yet.</source>
      <translation>Noch kein Vorschlag, der zählt, hat eine menschliche Wertung neben sich.</translation>
    </message>
    <message>
      <source>Not fitted: {pairs} of {needed} suggestions with a mark that counts.</source>
      <translation>Nicht angepasst: {pairs} von {needed} Vorschlägen mit einer Wertung, die zählt.</translation>
    </message>
    <message>
      <source> A small sample.</source>
      <translation> Kleine Stichprobe.</translation>
    </message>
    <message>
      <source> Not fitted: on interactions it had not seen a fit does not hold better. Nothing has changed.</source>
      <translation> Nicht angepasst: Auf ungesehenen Kontakten hält eine Anpassung nicht besser. Nichts hat sich geändert.</translation>
    </message>
    <message>
      <source>In force: what comes with the form.</source>
      <translation>In Kraft: was mit dem Bogen kommt.</translation>
    </message>
    <message>
      <source>Fit on our marks</source>
      <translation>An eigene Wertungen anpassen</translation>
    </message>
    <message>
      <source>Suggestions are as sure from then on as your marks say they may be</source>
      <translation>Vorschläge sind dann so sicher, wie es die Wertungen zulassen</translation>
    </message>
    <message>
      <source>Take the fit back</source>
      <translation>Anpassung zurücknehmen</translation>
    </message>
    <message>
      <source>Fitting how sure suggestions are</source>
      <translation>Die Sicherheit der Vorschläge wird angepasst</translation>
    </message>
    <message>
      <source>Suggestions are as sure from now on as your marks say. Ask for them again to see it.</source>
      <translation>Vorschläge sind ab jetzt so sicher, wie es die Wertungen sagen. Zum Ansehen neu anfordern.</translation>
    </message>
    <message>
      <source>The confidences could not be read or fitted: {error}</source>
      <translation>Die Sicherheiten konnten nicht gelesen oder angepasst werden: {error}</translation>
    </message>
    <message numerus="yes">
      <source>{count} suggestions</source>
      <extracomment>One: {count} suggestion</extracomment>
      <translation>
        <numerusform>{count} Vorschlag</numerusform>
        <numerusform>{count} Vorschläge</numerusform>
      </translation>
    </message>
    <message>
      <source> Fitted: on interactions it had not seen the fit holds better, and it is in force.</source>
      <translation> Angepasst: Auf ungesehenen Kontakten hält die Anpassung besser, und sie ist in Kraft.</translation>
    </message>
    <message>
      <source>Is a suggestion right as often as it says?</source>
      <translation>Ist ein Vorschlag so oft richtig, wie er sagt?</translation>
    </message>
    <message>
      <source>The fit is taken back. Suggestions that are there stay until they are asked for again.</source>
      <translation>Die Anpassung ist zurückgenommen. Vorhandene Vorschläge bleiben, bis sie neu angefordert werden.</translation>
    </message>
    <message>
      <source>The fit is in force again.</source>
      <translation>Die Anpassung ist wieder in Kraft.</translation>
    </message>
    <message>
      <source>When it is N/A: {shown}.</source>
      <translation>Wenn es N/A ist: {shown}.</translation>
    </message>
    <message>
      <source>When it is N/A, nothing is left to share.</source>
      <translation>Wenn es N/A ist, bleibt nichts zu verteilen.</translation>
    </message>
    <message>
      <source>Critical</source>
      <translation>Kritisch</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>In the score</source>
      <translation>Im Score</translation>
    </message>
    <message>
      <source>Asked of the reviewer</source>
      <translation>Von der prüfenden Person verlangt</translation>
    </message>
    <message>
      <source>Shown</source>
      <translation>Gezeigt</translation>
    </message>
    <message>
      <source>What evaluations store. It follows the title until it is published or changed by hand.</source>
      <translation>Was Bewertungen speichern. Folgt dem Titel, bis veröffentlicht oder von Hand geändert wird.</translation>
    </message>
    <message>
      <source>How to mark it, for somebody who sees the form for the first time</source>
      <translation>Wie zu werten ist, für jemanden, der den Bogen zum ersten Mal sieht</translation>
    </message>
    <message>
      <source>Answered with</source>
      <translation>Beantwortet mit</translation>
    </message>
    <message>
      <source>Unit of the number</source>
      <translation>Einheit der Zahl</translation>
    </message>
    <message>
      <source>Points that make it full</source>
      <translation>Punkte für die volle Wertung</translation>
    </message>
    <message>
      <source>Words that suggest an answer</source>
      <translation>Worte, die eine Antwort vorschlagen</translation>
    </message>
    <message>
      <source>Go to the rules of the suggestions</source>
      <translation>Zu den Regeln der Vorschläge</translation>
    </message>
    <message>
      <source>N/A allowed</source>
      <translation>N/A erlaubt</translation>
    </message>
    <message>
      <source>When it fails</source>
      <translation>Wenn nicht erfüllt</translation>
    </message>
    <message>
      <source>Goes on from</source>
      <translation>Setzt fort</translation>
    </message>
    <message>
      <source>Key in the version before, when it was another one</source>
      <translation>Schlüssel in der vorigen Version, wenn es ein anderer war</translation>
    </message>
    <message>
      <source>Carries no weight.</source>
      <translation>Hat kein Gewicht.</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>Rolle</translation>
    </message>
    <message>
      <source>Comment needed with</source>
      <translation>Kommentar nötig bei</translation>
    </message>
    <message>
      <source>Reasons to pick from when points are lost</source>
      <translation>Gründe zur Auswahl, wenn Punkte verloren gehen</translation>
    </message>
    <message>
      <source>Lost points may be laid on: {words}</source>
      <translation>Verlorene Punkte können zugeordnet werden: {words}</translation>
    </message>
    <message>
      <source>Lost points may be laid on</source>
      <translation>Verlorene Punkte können zugeordnet werden</translation>
    </message>
    <message>
      <source>Comment needed with {words}</source>
      <translation>Kommentar nötig bei {words}</translation>
    </message>
    <message>
      <source>Comment needed</source>
      <translation>Kommentar nötig</translation>
    </message>
    <message>
      <source>Attribution</source>
      <translation>Zuordnung</translation>
    </message>
    <message>
      <source>Most points</source>
      <translation>Höchste Punktzahl</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Bis</translation>
    </message>
    <message>
      <source>In steps of</source>
      <translation>In Schritten von</translation>
    </message>
    <message>
      <source>A published version never changes: what was judged by it stands. Make a new draft to go on from it.</source>
      <translation>Eine veröffentlichte Version ändert sich nie: Was damit bewertet wurde, steht. Zum Weiterarbeiten einen neuen Entwurf daraus machen.</translation>
    </message>
    <message>
      <source>This text is no form any more. Undo the last change, or mend the file in an editor and open it again.</source>
      <translation>Dieser Text ist kein Bogen mehr. Die letzte Änderung zurücknehmen, oder die Datei in einem Editor berichtigen und erneut öffnen.</translation>
    </message>
    <message>
      <source>This form comes with the product. Make a draft from it to fit it to your house.</source>
      <translation>Dieser Bogen wird mitgeliefert. Einen Entwurf daraus machen, um ihn an das eigene Haus anzupassen.</translation>
    </message>
    <message>
      <source>Forms</source>
      <translation>Bögen</translation>
    </message>
    <message>
      <source>More for this form</source>
      <translation>Mehr zu diesem Bogen</translation>
    </message>
    <message>
      <source>Publish…</source>
      <translation>Veröffentlichen…</translation>
    </message>
    <message>
      <source>built in</source>
      <translation>mitgeliefert</translation>
    </message>
    <message>
      <source>, not saved yet</source>
      <translation>, noch nicht gespeichert</translation>
    </message>
    <message>
      <source>version {version}, {state}{saved}</source>
      <translation>Version {version}, {state}{saved}</translation>
    </message>
    <message>
      <source>Make a new draft from it</source>
      <translation>Neuen Entwurf daraus machen</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>Laboratory</source>
      <translation>Labor</translation>
    </message>
    <message>
      <source>Add a criterion (Insert)</source>
      <translation>Kriterium hinzufügen (Einfg)</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>Abschnitt</translation>
    </message>
    <message>
      <source>Add a section (Shift+Insert)</source>
      <translation>Abschnitt hinzufügen (Umschalt+Einfg)</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>Duplizieren</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Ohne Titel</translation>
    </message>
    <message>
      <source>Trust</source>
      <translation>Vertrauen</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>Duplicate as a form of its own</source>
      <translation>Als eigenen Bogen duplizieren</translation>
    </message>
    <message>
      <source>Use it for new reviews</source>
      <translation>Für neue Prüfungen verwenden</translation>
    </message>
    <message>
      <source>Remove the draft</source>
      <translation>Entwurf entfernen</translation>
    </message>
    <message>
      <source>Read it again from its file</source>
      <translation>Neu aus der Datei lesen</translation>
    </message>
    <message>
      <source>Thresholds</source>
      <translation>Schwellen</translation>
    </message>
    <message>
      <source>Policy: how marks become a score</source>
      <translation>Regeln: wie aus Wertungen ein Score wird</translation>
    </message>
    <message>
      <source>Bands: names for stretches of the score</source>
      <translation>Bänder: Namen für Bereiche des Scores</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <source>Score, at least</source>
      <translation>Score, mindestens</translation>
    </message>
    <message>
      <source>Customers’ rating, at least</source>
      <translation>Kundenbewertung, mindestens</translation>
    </message>
    <message>
      <source>Taken over from another system</source>
      <translation>Aus einem anderen System übernommen</translation>
    </message>
    <message>
      <source>Unanswered criteria</source>
      <translation>Unbeantwortete Kriterien</translation>
    </message>
    <message>
      <source>An answer below the top</source>
      <translation>Antwort unter der Bestnote</translation>
    </message>
    <message>
      <source>A failed critical criterion</source>
      <translation>Nicht erfülltes kritisches Kriterium</translation>
    </message>
    <message>
      <source>Highest score then</source>
      <translation>Dann höchster Score</translation>
    </message>
    <message>
      <source>Fails under (0–1)</source>
      <translation>Nicht erfüllt unter (0–1)</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>Scores start from</source>
      <translation>Scores beginnen bei</translation>
    </message>
    <message>
      <source>Bonus up to</source>
      <translation>Bonus bis zu</translation>
    </message>
    <message>
      <source>Decimals</source>
      <translation>Nachkommastellen</translation>
    </message>
    <message>
      <source>The highest score that bonuses may lead to; “none” for no end</source>
      <translation>Der höchste Score, zu dem Boni führen dürfen; „none“ für kein Ende</translation>
    </message>
    <message>
      <source>Empty: scores are built up from marks. A number: each criterion takes from it.</source>
      <translation>Leer: Scores bauen sich aus Wertungen auf. Eine Zahl: Jedes Kriterium zieht davon ab.</translation>
    </message>
    <message>
      <source>Results that were judged stand; a threshold changes with the next version.</source>
      <translation>Bereits beurteilte Ergebnisse bleiben; eine Schwelle ändert sich mit der nächsten Version.</translation>
    </message>
    <message>
      <source>Its own</source>
      <translation>Eigene</translation>
    </message>
    <message>
      <source>As in {title}</source>
      <translation>Wie in {title}</translation>
    </message>
    <message>
      <source>Form {title}</source>
      <translation>Bogen {title}</translation>
    </message>
    <message>
      <source>{path}.criteria[{place}]</source>
      <translation>{path}.criteria[{place}]</translation>
    </message>
    <message>
      <source>Section {title}</source>
      <translation>Abschnitt {title}</translation>
    </message>
    <message>
      <source>Criterion {title}</source>
      <translation>Kriterium {title}</translation>
    </message>
    <message>
      <source>weight {weight:f}</source>
      <translation>Gewicht {weight:f}</translation>
    </message>
    <message>
      <source>shown on a condition</source>
      <translation>unter einer Bedingung gezeigt</translation>
    </message>
    <message numerus="yes">
      <source>{count} faults</source>
      <extracomment>One: {count} fault</extracomment>
      <translation>
        <numerusform>{count} Fehler</numerusform>
        <numerusform>{count} Fehler</numerusform>
      </translation>
    </message>
    <message>
      <source>Tick the interactions whose marks hold. Marks and transcript are frozen as they were submitted; changed checks are tried on them before anybody relies on them.</source>
      <translation>Die Kontakte ankreuzen, deren Wertungen gelten. Wertungen und Transkript werden festgehalten, wie sie eingereicht wurden; geänderte Prüfregeln werden daran versucht, bevor sich jemand darauf verlässt.</translation>
    </message>
    <message>
      <source>{rubric}, transcript {transcript}</source>
      <translation>{rubric}, Transkript {transcript}</translation>
    </message>
    <message>
      <source>Interactions whose marks hold</source>
      <translation>Kontakte, deren Wertungen gelten</translation>
    </message>
    <message>
      <source>Golden set</source>
      <translation>Referenzsatz</translation>
    </message>
    <message>
      <source>Use these</source>
      <translation>Diese verwenden</translation>
    </message>
    <message>
      <source>Marked by</source>
      <translation>Bewertet von</translation>
    </message>
    <message>
      <source>Nobody has submitted marks by the form in use yet.</source>
      <translation>Mit dem verwendeten Bogen hat noch niemand Wertungen eingereicht.</translation>
    </message>
    <message>
      <source>The golden set is empty, so nothing shows what these checks change. Add interactions whose marks hold on the Trust tab.</source>
      <translation>Der Referenzsatz ist leer; was diese Prüfregeln ändern, ist also nicht zu sehen. Auf dem Reiter Vertrauen Kontakte hinzufügen, deren Wertungen gelten.</translation>
    </message>
    <message>
      <source>The golden set is a handful of interactions whose marks hold. Changed checks are tried on it before anybody relies on them.</source>
      <translation>Der Referenzsatz ist eine Handvoll Kontakte, deren Wertungen gelten. An ihm werden geänderte Prüfregeln erprobt, ehe sich jemand auf sie verlässt.</translation>
    </message>
    <message>
      <source>Running the checks over the golden set …</source>
      <translation>Die Prüfregeln laufen über den Referenzsatz …</translation>
    </message>
    <message>
      <source>{words}: {before} → {after}, reference {reference}</source>
      <translation>{words}: {before} → {after}, Referenz {reference}</translation>
    </message>
    <message>
      <source>better</source>
      <translation>besser</translation>
    </message>
    <message>
      <source>worse</source>
      <translation>schlechter</translation>
    </message>
    <message>
      <source>neither better nor worse</source>
      <translation>weder besser noch schlechter</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions run</source>
      <extracomment>One: {count} interaction run</extracomment>
      <translation>
        <numerusform>{count} Kontakt durchlaufen</numerusform>
        <numerusform>{count} Kontakte durchlaufen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions could not be run: {message}</source>
      <extracomment>One: {count} interaction could not be run: {message}</extracomment>
      <translation>
        <numerusform>{count} Kontakt konnte nicht laufen: {message}</numerusform>
        <numerusform>{count} Kontakte konnten nicht laufen: {message}</numerusform>
      </translation>
    </message>
    <message>
      <source>Suggestions that differ on the golden set</source>
      <translation>Abweichende Vorschläge auf dem Referenzsatz</translation>
    </message>
    <message>
      <source>no suggestion is another one than before</source>
      <translation>kein Vorschlag ist anders als vorher</translation>
    </message>
    <message numerus="yes">
      <source>{count} suggestions differ: {better} better, {worse} worse, {other} neither</source>
      <extracomment>One: {count} suggestion differs: {better} better, {worse} worse, {other} neither</extracomment>
      <translation>
        <numerusform>{count} Vorschlag weicht ab: {better} besser, {worse} schlechter, {other} weder noch</numerusform>
        <numerusform>{count} Vorschläge weichen ab: {better} besser, {worse} schlechter, {other} weder noch</numerusform>
      </translation>
    </message>
    <message>
      <source>Before → now</source>
      <translation>Vorher → jetzt</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referenz</translation>
    </message>
    <message>
      <source>The form</source>
      <translation>Der Bogen</translation>
    </message>
    <message>
      <source>Sections and criteria</source>
      <translation>Abschnitte und Kriterien</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>New form</source>
      <translation>Neuer Bogen</translation>
    </message>
    <message>
      <source>Import a form</source>
      <translation>Bogen importieren</translation>
    </message>
    <message>
      <source>Publish</source>
      <translation>Veröffentlichen</translation>
    </message>
    <message>
      <source>Duplicate the row</source>
      <translation>Zeile duplizieren</translation>
    </message>
    <message>
      <source>Add a criterion</source>
      <translation>Kriterium hinzufügen</translation>
    </message>
    <message>
      <source>Add a section</source>
      <translation>Abschnitt hinzufügen</translation>
    </message>
    <message>
      <source>First fault or remark</source>
      <translation>Erster Fehler oder Hinweis</translation>
    </message>
    <message>
      <source>Next pane</source>
      <translation>Nächster Bereich</translation>
    </message>
    <message numerus="yes">
      <source>{moved:,} of {count} scores would move</source>
      <extracomment>One: {moved:,} of {count} score would move</extracomment>
      <translation>
        <numerusform>{moved:,} von {count} Score würde sich ändern</numerusform>
        <numerusform>{moved:,} von {count} Scores würden sich ändern</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nothing would change: all {count} evaluations keep score and outcome.</source>
      <extracomment>One: Nothing would change: all {count} evaluation keep score and outcome.</extracomment>
      <translation>
        <numerusform>Nichts würde sich ändern: {count} Bewertung behält Score und Ergebnis.</numerusform>
        <numerusform>Nichts würde sich ändern: Alle {count} Bewertungen behalten Score und Ergebnis.</numerusform>
      </translation>
    </message>
    <message>
      <source>{moved}. Nobody crosses {limit}.</source>
      <translation>{moved}. Niemand überschreitet {limit}.</translation>
    </message>
    <message>
      <source>No two scores can be compared: no evaluation has one both before and with this draft</source>
      <translation>Es lassen sich keine Scores vergleichen: keine Bewertung hat vorher und mit diesem Entwurf einen</translation>
    </message>
    <message>
      <source>{moved}, {points} points on average</source>
      <translation>{moved}, im Mittel um {points} Punkte</translation>
    </message>
    <message>
      <source>version {versions}</source>
      <translation>Version {versions}</translation>
    </message>
    <message>
      <source>versions {versions}</source>
      <translation>Versionen {versions}</translation>
    </message>
    <message numerus="yes">
      <source>Tried on {count} evaluations that people submitted by {made}; nothing is written.</source>
      <extracomment>One: Tried on {count} evaluation that people submitted by {made}; nothing is written.</extracomment>
      <translation>
        <numerusform>Versucht an {count} von Menschen eingereichten Bewertung, {made}; nichts wird geschrieben.</numerusform>
        <numerusform>Versucht an {count} von Menschen eingereichten Bewertungen, {made}; nichts wird geschrieben.</numerusform>
      </translation>
    </message>
    <message>
      <source>Evaluations whose outcome changes</source>
      <translation>Bewertungen, deren Ergebnis sich ändert</translation>
    </message>
    <message>
      <source>Whose outcome changes</source>
      <translation>Wessen Ergebnis sich ändert</translation>
    </message>
    <message>
      <source>What each criterion gives on average</source>
      <translation>Was jedes Kriterium im Mittel ergibt</translation>
    </message>
    <message>
      <source>○ as judged   ● with this form</source>
      <translation>○ wie bewertet   ● mit diesem Bogen</translation>
    </message>
    <message>
      <source>Reading the evaluations that were submitted …</source>
      <translation>Die eingereichten Bewertungen werden gelesen …</translation>
    </message>
    <message>
      <source>The trial could not be made.</source>
      <translation>Der Versuch war nicht möglich.</translation>
    </message>
    <message>
      <source>and {hidden:,} more</source>
      <translation>und {hidden:,} weitere</translation>
    </message>
    <message numerus="yes">
      <source>{count} would newly reach {limit}</source>
      <extracomment>One: {count} would newly reach {limit}</extracomment>
      <translation>
        <numerusform>{count} würde {limit} neu erreichen</numerusform>
        <numerusform>{count} würden {limit} neu erreichen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} would no longer reach {limit}</source>
      <extracomment>One: {count} would no longer reach {limit}</extracomment>
      <translation>
        <numerusform>{count} würde {limit} nicht mehr erreichen</numerusform>
        <numerusform>{count} würden {limit} nicht mehr erreichen</numerusform>
      </translation>
    </message>
    <message>
      <source>From {least} to {most} points.</source>
      <translation>Von {least} bis {most} Punkte.</translation>
    </message>
    <message numerus="yes">
      <source>{count} evaluations would have no score: answers are missing.</source>
      <extracomment>One: {count} evaluation would have no score: answers are missing.</extracomment>
      <translation>
        <numerusform>{count} Bewertung hätte keinen Score: Antworten fehlen.</numerusform>
        <numerusform>{count} Bewertungen hätten keinen Score: Antworten fehlen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} evaluations would have a score for the first time.</source>
      <extracomment>One: {count} evaluation would have a score for the first time.</extracomment>
      <translation>
        <numerusform>{count} Bewertung hätte erstmals einen Score.</numerusform>
        <numerusform>{count} Bewertungen hätten erstmals einen Score.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} evaluations hold answers that this form does not know.</source>
      <extracomment>One: {count} evaluation holds answers that this form does not know.</extracomment>
      <translation>
        <numerusform>{count} Bewertung enthält Antworten, die dieser Bogen nicht kennt.</numerusform>
        <numerusform>{count} Bewertungen enthalten Antworten, die dieser Bogen nicht kennt.</numerusform>
      </translation>
    </message>
    <message>
      <source>{agent}, by {evaluator}</source>
      <translation>{agent}, von {evaluator}</translation>
    </message>
    <message>
      <source>newly met</source>
      <translation>neu erreicht</translation>
    </message>
    <message>
      <source>no longer met</source>
      <translation>nicht mehr erreicht</translation>
    </message>
    <message>
      <source>No trial while the form has faults.</source>
      <translation>Kein Versuch, solange der Bogen Fehler hat.</translation>
    </message>
    <message>
      <source>Mend them, and the numbers come back.</source>
      <translation>Beheben, dann kommen die Zahlen wieder.</translation>
    </message>
    <message>
      <source>Nothing to try this form on yet.</source>
      <translation>Noch nichts, woran sich dieser Bogen versuchen lässt.</translation>
    </message>
    <message>
      <source>As soon as evaluations by one of its versions are submitted, you see here what a change of weights, policy or thresholds would do to them.</source>
      <translation>Sobald Bewertungen mit einer seiner Versionen eingereicht sind, ist hier zu sehen, was eine Änderung von Gewichten, Regeln oder Schwellen mit ihnen machen würde.</translation>
    </message>
    <message>
      <source>Kappa on unseen interactions: checks {checks}, learnt {learnt}</source>
      <translation>Kappa auf ungesehenen Kontakten: Prüfregeln {checks}, gelernt {learnt}</translation>
    </message>
    <message>
      <source>Refuse</source>
      <translation>Ablehnen</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Take over the new one</source>
      <translation>Das neue übernehmen</translation>
    </message>
    <message>
      <source>Undo the last decision on this criterion</source>
      <translation>Die letzte Entscheidung zu diesem Kriterium zurücknehmen</translation>
    </message>
    <message>
      <source>Suggestions that are there stay until they are asked for again.</source>
      <translation>Vorhandene Vorschläge bleiben, bis sie neu angefordert werden.</translation>
    </message>
    <message>
      <source>A model of words and checks is learnt from submitted marks, on this machine. It is offered only where it agrees with your reviewers better than the checks do, on interactions and on agents that it had not seen. Decisions belong to this version of the form.</source>
      <translation>Aus eingereichten Wertungen wird auf diesem Computer ein Modell aus Wörtern und Prüfregeln gelernt. Es wird nur dort angeboten, wo es mit den Prüfern besser übereinstimmt als die Prüfregeln, auf Kontakten und Agenten, die es nicht kannte. Entscheidungen gehören zu dieser Version des Bogens.</translation>
    </message>
    <message>
      <source>{able} of {whole} criteria have enough marks to learn from</source>
      <translation>{able} von {whole} Kriterien haben genug Wertungen zum Lernen</translation>
    </message>
    <message>
      <source>What was learnt suggests for “{title}” from now on.</source>
      <translation>Das Gelernte schlägt ab jetzt für „{title}“ vor.</translation>
    </message>
    <message>
      <source>Refused: the checks suggest for “{title}”.</source>
      <translation>Abgelehnt: Für „{title}“ schlagen die Prüfregeln vor.</translation>
    </message>
    <message>
      <source>No criterion has enough marks to learn from yet: it takes {needed} each.</source>
      <translation>Noch hat kein Kriterium genug Wertungen zum Lernen: Nötig sind je {needed}.</translation>
    </message>
    <message numerus="yes">
      <source>; {count} are taken over</source>
      <extracomment>One: ; {count} is taken over</extracomment>
      <translation>
        <numerusform>; {count} ist übernommen</numerusform>
        <numerusform>; {count} sind übernommen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>; {count} are offered</source>
      <extracomment>One: ; {count} is offered</extracomment>
      <translation>
        <numerusform>; {count} wird angeboten</numerusform>
        <numerusform>; {count} werden angeboten</numerusform>
      </translation>
    </message>
    <message>
      <source>Try learning</source>
      <translation>Lernen lassen</translation>
    </message>
    <message>
      <source>Learn every criterion from the submitted marks, on this machine</source>
      <translation>Jedes Kriterium aus den eingereichten Wertungen lernen, auf diesem Computer</translation>
    </message>
    <message>
      <source>○ checks   ● learnt: kappa from 0 to 1, on unseen interactions</source>
      <translation>○ Prüfregeln   ● gelernt: Kappa von 0 bis 1, auf ungesehenen Kontakten</translation>
    </message>
    <message>
      <source>Learning from the marks</source>
      <translation>Aus den Wertungen wird gelernt</translation>
    </message>
    <message>
      <source>Taken back for “{title}”.</source>
      <translation>Für „{title}“ zurückgenommen.</translation>
    </message>
    <message>
      <source>Forms (*.yaml *.yml)</source>
      <translation>Bögen (*.yaml *.yml)</translation>
    </message>
    <message>
      <source>The draft “{title}” is removed.</source>
      <translation>Der Entwurf „{title}“ ist entfernt.</translation>
    </message>
    <message>
      <source>A form says what is marked</source>
      <translation>Ein Bogen sagt, was bewertet wird</translation>
    </message>
    <message>
      <source>Open one at the left to look at it, make a draft from it to change it, or begin with nothing.</source>
      <translation>Links einen öffnen, um ihn anzusehen; einen Entwurf daraus machen, um ihn zu ändern; oder leer beginnen.</translation>
    </message>
    <message>
      <source>This form cannot be opened</source>
      <translation>Dieser Bogen kann nicht geöffnet werden</translation>
    </message>
    <message>
      <source>Changes to {forms} could not be saved.</source>
      <translation>Änderungen an {forms} konnten nicht gespeichert werden.</translation>
    </message>
    <message>
      <source>New reviews are made by “{title}” from now on.</source>
      <translation>Neue Prüfungen laufen ab jetzt nach „{title}“.</translation>
    </message>
    <message>
      <source>Export the form</source>
      <translation>Bogen exportieren</translation>
    </message>
    <message>
      <source>There was a draft of this form already; here it is.</source>
      <translation>Einen Entwurf dieses Bogens gab es schon; hier ist er.</translation>
    </message>
    <message>
      <source>{title} is in {path}.</source>
      <translation>{title} liegt in {path}.</translation>
    </message>
    <message>
      <source>Save over it</source>
      <translation>Überschreiben</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Add a reason</source>
      <translation>Grund hinzufügen</translation>
    </message>
    <message>
      <source>New reason</source>
      <translation>Neuer Grund</translation>
    </message>
    <message>
      <source>Remove a reason</source>
      <translation>Grund entfernen</translation>
    </message>
    <message>
      <source>Band</source>
      <translation>Band</translation>
    </message>
    <message>
      <source>New band</source>
      <translation>Neues Band</translation>
    </message>
    <message>
      <source>Remove a band</source>
      <translation>Band entfernen</translation>
    </message>
    <message>
      <source>Remove {what} {place}</source>
      <translation>{what} {place} entfernen</translation>
    </message>
    <message>
      <source>The form as a reviewer sees it</source>
      <translation>Der Bogen, wie ihn Prüfer sehen</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Take every answer back</source>
      <translation>Alle Antworten zurücknehmen</translation>
    </message>
    <message>
      <source>No score while the form has faults.</source>
      <translation>Kein Score, solange der Bogen Fehler hat.</translation>
    </message>
    <message>
      <source>Fault</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <source>line {line}</source>
      <translation>Zeile {line}</translation>
    </message>
    <message>
      <source>●  No fault and no remark: this form can be published.</source>
      <translation>●  Kein Fehler, kein Hinweis: Dieser Bogen kann veröffentlicht werden.</translation>
    </message>
    <message>
      <source>Faults and remarks</source>
      <translation>Fehler und Hinweise</translation>
    </message>
    <message>
      <source>Go to it</source>
      <translation>Hinspringen</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alle zeigen</translation>
    </message>
    <message>
      <source>Show or hide faults and remarks</source>
      <translation>Fehler und Hinweise zeigen oder ausblenden</translation>
    </message>
    <message>
      <source>●  No fault and no remark.</source>
      <translation>●  Kein Fehler und kein Hinweis.</translation>
    </message>
    <message numerus="yes">
      <source>{count} remarks</source>
      <extracomment>One: {count} remark</extracomment>
      <translation>
        <numerusform>{count} Hinweis</numerusform>
        <numerusform>{count} Hinweise</numerusform>
      </translation>
    </message>
    <message>
      <source>Go to the field of the first one (F8)</source>
      <translation>Zum Feld des ersten (F8)</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <source>marks compare</source>
      <translation>Wertungen vergleichbar</translation>
    </message>
    <message>
      <source>marks compare with care</source>
      <translation>Wertungen mit Vorsicht vergleichbar</translation>
    </message>
    <message>
      <source>marks do not compare</source>
      <translation>Wertungen nicht vergleichbar</translation>
    </message>
    <message>
      <source>nothing to compare with</source>
      <translation>nichts zum Vergleichen</translation>
    </message>
    <message>
      <source>old marks stand alone</source>
      <translation>alte Wertungen stehen für sich</translation>
    </message>
    <message>
      <source>same</source>
      <translation>gleich</translation>
    </message>
    <message>
      <source>reworded</source>
      <translation>umformuliert</translation>
    </message>
    <message>
      <source>new scale</source>
      <translation>neue Skala</translation>
    </message>
    <message>
      <source>new</source>
      <translation>neu</translation>
    </message>
    <message>
      <source>gone</source>
      <translation>weggefallen</translation>
    </message>
    <message>
      <source>{title}, version {version}, is published and in use.</source>
      <translation>{title}, Version {version}, ist veröffentlicht und in Gebrauch.</translation>
    </message>
    <message>
      <source>A published version never changes. New reviews are made by it from now on.</source>
      <translation>Eine veröffentlichte Version ändert sich nie. Neue Prüfungen laufen ab jetzt nach ihr.</translation>
    </message>
    <message>
      <source>{first} What was judged by version {before} stands as it was judged.</source>
      <translation>{first} Was nach Version {before} bewertet wurde, bleibt so bewertet.</translation>
    </message>
    <message>
      <source>The form is published and in use.</source>
      <translation>Der Bogen ist veröffentlicht und gilt.</translation>
    </message>
    <message numerus="yes">
      <source>{count} faults keep it from being published: {message}</source>
      <extracomment>One: {count} fault keeps it from being published: {message}</extracomment>
      <translation>
        <numerusform>{count} Fehler verhindert das Veröffentlichen: {message}</numerusform>
        <numerusform>{count} Fehler verhindern das Veröffentlichen: {message}</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing in this draft differs from version {before}; there is nothing to publish.</source>
      <translation>Nichts in diesem Entwurf unterscheidet sich von Version {before}; es gibt nichts zu veröffentlichen.</translation>
    </message>
    <message>
      <source>{first} This is the form’s first version.</source>
      <translation>{first} Dies ist die erste Version des Bogens.</translation>
    </message>
    <message>
      <source>What becomes of each criterion</source>
      <translation>Was aus jedem Kriterium wird</translation>
    </message>
    <message>
      <source>{title} (was {old_key})</source>
      <translation>{title} (war {old_key})</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Hinweise</translation>
    </message>
    <message>
      <source>Publish version {version}</source>
      <translation>Version {version} veröffentlichen</translation>
    </message>
    <message>
      <source>Back to the draft</source>
      <translation>Zurück zum Entwurf</translation>
    </message>
    <message>
      <source>Why it is published all the same</source>
      <translation>Warum trotzdem veröffentlicht wird</translation>
    </message>
    <message>
      <source>Why it is published all the same; the reason is kept</source>
      <translation>Warum trotzdem veröffentlicht wird; der Grund wird aufbewahrt</translation>
    </message>
    <message>
      <source>Is</source>
      <translation>Ist</translation>
    </message>
    <message>
      <source>So</source>
      <translation>Also</translation>
    </message>
    <message>
      <source>{title}, version {version}</source>
      <translation>{title}, Version {version}</translation>
    </message>
    <message>
      <source>What its checks change on the golden set</source>
      <translation>Was seine Prüfregeln auf dem Referenzsatz ändern</translation>
    </message>
    <message>
      <source>Nothing changed</source>
      <translation>Nichts geändert</translation>
    </message>
    <message>
      <source>The form itself</source>
      <translation>Der Bogen selbst</translation>
    </message>
    <message>
      <source>changed</source>
      <translation>geändert</translation>
    </message>
    <message>
      <source>Worth a thought; none blocks</source>
      <translation>Einen Gedanken wert; nichts davon verhindert es</translation>
    </message>
    <message>
      <source>Say why it is published all the same.</source>
      <translation>Sagen, warum trotzdem veröffentlicht wird.</translation>
    </message>
    <message>
      <source>{low:.0f} to {high:.0f} % sure, N {n}</source>
      <translation>zu {low:.0f} bis {high:.0f} % sicher, N {n}</translation>
    </message>
    <message>
      <source>right in {value:.0f} % ({low:.0f} to {high:.0f})</source>
      <translation>richtig in {value:.0f} % ({low:.0f} bis {high:.0f})</translation>
    </message>
    <message>
      <source>How often suggestions were right, by their confidence</source>
      <translation>Wie oft Vorschläge richtig waren, nach ihrer Sicherheit</translation>
    </message>
    <message>
      <source>now</source>
      <translation>jetzt</translation>
    </message>
    <message>
      <source>fitted</source>
      <translation>angepasst</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>Sicherheit</translation>
    </message>
    <message>
      <source>fitted, N</source>
      <translation>angepasst, N</translation>
    </message>
    <message>
      <source>now, N</source>
      <translation>jetzt, N</translation>
    </message>
    <message>
      <source>What is looked for</source>
      <translation>Was gesucht wird</translation>
    </message>
    <message>
      <source>Show everything it can be given</source>
      <translation>Alles zeigen, was sich einstellen lässt</translation>
    </message>
    <message>
      <source>Show less</source>
      <translation>Weniger zeigen</translation>
    </message>
    <message>
      <source>Where in the conversation</source>
      <translation>Wo im Gespräch</translation>
    </message>
    <message>
      <source>How many turns</source>
      <translation>Wie viele Beiträge</translation>
    </message>
    <message>
      <source>Remove “{what}”</source>
      <translation>„{what}“ entfernen</translation>
    </message>
    <message>
      <source>Anywhere</source>
      <translation>Überall</translation>
    </message>
    <message>
      <source>In the first turns</source>
      <translation>In den ersten Beiträgen</translation>
    </message>
    <message>
      <source>In the last turns</source>
      <translation>In den letzten Beiträgen</translation>
    </message>
    <message numerus="yes">
      <source>{count} rules. The first that holds decides; where none holds, no answer is suggested.</source>
      <extracomment>One: One rule. Where it does not hold, no answer is suggested.</extracomment>
      <translation>
        <numerusform>Eine Regel. Wo sie nicht zutrifft, wird keine Antwort vorgeschlagen.</numerusform>
        <numerusform>{count} Regeln. Die erste, die zutrifft, entscheidet; wo keine zutrifft, wird keine Antwort vorgeschlagen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing suggests an answer yet. A rule names words of the transcript and the answer that they speak for.</source>
      <translation>Noch nichts schlägt eine Antwort vor. Eine Regel nennt Worte des Transkripts und die Antwort, für die sie sprechen.</translation>
    </message>
    <message>
      <source>Rules, in order</source>
      <translation>Regeln der Reihe nach</translation>
    </message>
    <message>
      <source>Conditions of the rule</source>
      <translation>Bedingungen der Regel</translation>
    </message>
    <message>
      <source>How it decides</source>
      <translation>Wie sie entscheidet</translation>
    </message>
    <message>
      <source>Add a rule</source>
      <translation>Regel hinzufügen</translation>
    </message>
    <message>
      <source>Duplicate the rule</source>
      <translation>Regel duplizieren</translation>
    </message>
    <message>
      <source>Move the rule up</source>
      <translation>Regel nach oben</translation>
    </message>
    <message>
      <source>Move the rule down</source>
      <translation>Regel nach unten</translation>
    </message>
    <message>
      <source>Remove the rule</source>
      <translation>Regel entfernen</translation>
    </message>
    <message>
      <source>Wordings</source>
      <translation>Formulierungen</translation>
    </message>
    <message>
      <source>Add: one of these wordings is said</source>
      <translation>Hinzufügen: Eine dieser Formulierungen fällt</translation>
    </message>
    <message>
      <source>Never said</source>
      <translation>Nie gesagt</translation>
    </message>
    <message>
      <source>Add: none of these wordings is said</source>
      <translation>Hinzufügen: Keine dieser Formulierungen fällt</translation>
    </message>
    <message>
      <source>Another check…</source>
      <translation>Andere Prüfregel…</translation>
    </message>
    <message>
      <source>Remove the condition</source>
      <translation>Bedingung entfernen</translation>
    </message>
    <message>
      <source>Conditions</source>
      <translation>Bedingungen</translation>
    </message>
    <message>
      <source>As usual</source>
      <translation>Wie üblich</translation>
    </message>
    <message>
      <source>{what}, as in the file</source>
      <translation>{what}, wie in der Datei</translation>
    </message>
    <message>
      <source>As usual: {who}</source>
      <translation>Wie üblich: {who}</translation>
    </message>
    <message>
      <source>{name} (not there)</source>
      <translation>{name} (nicht vorhanden)</translation>
    </message>
    <message>
      <source>Fault: {words}</source>
      <translation>Fehler: {words}</translation>
    </message>
    <message>
      <source>{percent} %: {words}.</source>
      <translation>{percent} %: {words}.</translation>
    </message>
    <message>
      <source>What the reviewer reads</source>
      <translation>Was der Prüfer liest</translation>
    </message>
    <message>
      <source>One sentence: why this answer</source>
      <translation>Ein Satz: warum diese Antwort</translation>
    </message>
    <message>
      <source>{words} Under the bar of {bar} %, so it suggests nothing.</source>
      <translation>{words} Unter der Hürde von {bar} %, schlägt also nichts vor.</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>Wie sicher</translation>
    </message>
    <message>
      <source>Answer that it suggests</source>
      <translation>Antwort, die sie vorschlägt</translation>
    </message>
    <message>
      <source>How sure, in per cent</source>
      <translation>Wie sicher, in Prozent</translation>
    </message>
    <message>
      <source>Suggests</source>
      <translation>Schlägt vor</translation>
    </message>
    <message>
      <source>Sure, %</source>
      <translation>Sicher, %</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>{answer}: {count:,} of {looked:,}</source>
      <translation>{answer}: {count:,} von {looked:,}</translation>
    </message>
    <message>
      <source>There is no conversation with words yet. Import a chat, or transcribe a recording.</source>
      <translation>Es gibt noch kein Gespräch mit Worten. Einen Chat importieren oder eine Aufnahme transkribieren.</translation>
    </message>
    <message numerus="yes">
      <source>{count} conversations looked at.</source>
      <extracomment>One: {count} conversation looked at.</extracomment>
      <translation>
        <numerusform>{count} Gespräch angesehen.</numerusform>
        <numerusform>{count} Gespräche angesehen.</numerusform>
      </translation>
    </message>
    <message>
      <source>No suggestion: {count:,} of {looked:,}</source>
      <translation>Kein Vorschlag: {count:,} von {looked:,}</translation>
    </message>
    <message>
      <source>No suggestion.</source>
      <translation>Kein Vorschlag.</translation>
    </message>
    <message>
      <source>Suggested: {answer}.</source>
      <translation>Vorgeschlagen: {answer}.</translation>
    </message>
    <message>
      <source>Tried over</source>
      <translation>Ausprobiert an</translation>
    </message>
    <message>
      <source>Words to try</source>
      <translation>Worte zum Ausprobieren</translation>
    </message>
    <message>
      <source>Or a sentence of the agent’s to try; “Customer: …” begins one of theirs</source>
      <translation>Oder ein Satz des Agenten zum Ausprobieren; „Customer: …“ beginnt einen des Kunden</translation>
    </message>
    <message>
      <source>Trying the rules of “{title}”</source>
      <translation>Die Regeln von „{title}“ werden ausprobiert</translation>
    </message>
    <message numerus="yes">
      <source>{count} are not asked this (another channel).</source>
      <extracomment>One: {count} is not asked this.</extracomment>
      <translation>
        <numerusform>{count} wird das nicht gefragt (anderer Kanal).</numerusform>
        <numerusform>{count} werden das nicht gefragt (anderer Kanal).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{count} have no transcript yet.</source>
      <extracomment>One: {count} has no transcript yet.</extracomment>
      <translation>
        <numerusform>{count} hat noch kein Transkript.</numerusform>
        <numerusform>{count} haben noch kein Transkript.</numerusform>
      </translation>
    </message>
    <message>
      <source>That is a small sample.</source>
      <translation>Das ist eine kleine Stichprobe.</translation>
    </message>
    <message>
      <source>Try it</source>
      <translation>Ausprobieren</translation>
    </message>
    <message>
      <source>Try these words</source>
      <translation>Diese Worte ausprobieren</translation>
    </message>
    <message>
      <source>Mend the faults of the rules first, then try them.</source>
      <translation>Zuerst die Fehler der Regeln beheben, dann ausprobieren.</translation>
    </message>
    <message numerus="yes">
      <source>The {count} newest conversations</source>
      <extracomment>One: The newest</extracomment>
      <translation>
        <numerusform>Das neueste Gespräch</numerusform>
        <numerusform>Die {count} neuesten Gespräche</numerusform>
      </translation>
    </message>
    <message>
      <source>All conversations</source>
      <translation>Alle Gespräche</translation>
    </message>
    <message>
      <source>The rules have changed since. Try them again.</source>
      <translation>Die Regeln haben sich seither geändert. Erneut ausprobieren.</translation>
    </message>
    <message>
      <source>Needed</source>
      <translation>Nötig</translation>
    </message>
    <message>
      <source>Suffices</source>
      <translation>Genügt</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Nie</translation>
    </message>
    <message>
      <source>Wordings, one a line</source>
      <translation>Formulierungen, eine je Zeile</translation>
    </message>
    <message>
      <source>But not as part of these wordings</source>
      <translation>Aber nicht als Teil dieser Formulierungen</translation>
    </message>
    <message>
      <source>Also with one word misheard</source>
      <translation>Auch mit einem verhörten Wort</translation>
    </message>
    <message>
      <source>Not where it is negated, reported or quoted</source>
      <translation>Nicht, wo es verneint, berichtet oder zitiert ist</translation>
    </message>
    <message>
      <source>Wordings, one a line; an empty line begins the next group</source>
      <translation>Formulierungen, eine je Zeile; eine leere Zeile beginnt die nächste Gruppe</translation>
    </message>
    <message>
      <source>Not where these stand beside it</source>
      <translation>Nicht, wo diese daneben stehen</translation>
    </message>
    <message>
      <source>How many of the customer’s words</source>
      <translation>Wie viele Worte des Kunden</translation>
    </message>
    <message>
      <source>How far from the wording</source>
      <translation>Wie weit von der Formulierung</translation>
    </message>
    <message>
      <source>Numbers count too</source>
      <translation>Zahlen zählen auch</translation>
    </message>
    <message>
      <source>Strong details, one a line</source>
      <translation>Starke Angaben, eine je Zeile</translation>
    </message>
    <message>
      <source>Weak details, one a line</source>
      <translation>Schwache Angaben, eine je Zeile</translation>
    </message>
    <message>
      <source>Where the customer could not answer</source>
      <translation>Wo der Kunde nicht antworten konnte</translation>
    </message>
    <message>
      <source>How many are dealt with</source>
      <translation>Wie viele bearbeitet sind</translation>
    </message>
    <message>
      <source>What became of it</source>
      <translation>Was daraus wurde</translation>
    </message>
    <message>
      <source>Words that are right, one a line</source>
      <translation>Wörter, die richtig sind, eines je Zeile</translation>
    </message>
    <message>
      <source>A misspelt name counts as so many</source>
      <translation>Ein falsch geschriebener Name zählt so viel</translation>
    </message>
    <message>
      <source>More than</source>
      <translation>Mehr als</translation>
    </message>
    <message>
      <source>Names, one a line</source>
      <translation>Namen, einer je Zeile</translation>
    </message>
    <message>
      <source>Examples, one sentence a line</source>
      <translation>Beispiele, ein Satz je Zeile</translation>
    </message>
    <message>
      <source>Counter-examples, one sentence a line</source>
      <translation>Gegenbeispiele, ein Satz je Zeile</translation>
    </message>
    <message>
      <source>What was said before, one sentence a line</source>
      <translation>Was vorher gesagt wurde, ein Satz je Zeile</translation>
    </message>
    <message>
      <source>How much nearer than a counter-example</source>
      <translation>Wie viel näher als ein Gegenbeispiel</translation>
    </message>
    <message>
      <source>How sure it has to be, 0.5 to 0.99</source>
      <translation>Wie sicher es sein muss, 0,5 bis 0,99</translation>
    </message>
    <message>
      <source>When it is unclear</source>
      <translation>Wenn es unklar ist</translation>
    </message>
    <message>
      <source>Share from, 0 to 1</source>
      <translation>Anteil ab, 0 bis 1</translation>
    </message>
    <message>
      <source>Share below, 0 to 1</source>
      <translation>Anteil unter, 0 bis 1</translation>
    </message>
    <message>
      <source>What has to be taken up</source>
      <translation>Was aufgegriffen werden muss</translation>
    </message>
    <message>
      <source>What takes it up</source>
      <translation>Was es aufgreift</translation>
    </message>
    <message>
      <source>The checks and their weights</source>
      <translation>Die Prüfregeln und ihre Gewichte</translation>
    </message>
    <message>
      <source>The kinds of requests</source>
      <translation>Die Arten von Anliegen</translation>
    </message>
    <message>
      <source>The patterns</source>
      <translation>Die Muster</translation>
    </message>
    <message>
      <source>Who says it</source>
      <translation>Wer es sagt</translation>
    </message>
    <message>
      <source>In the first seconds</source>
      <translation>In den ersten Sekunden</translation>
    </message>
    <message>
      <source>In the last seconds</source>
      <translation>In den letzten Sekunden</translation>
    </message>
    <message>
      <source>Within so many turns</source>
      <translation>Innerhalb so vieler Beiträge</translation>
    </message>
    <message>
      <source>Only where nobody answers any more</source>
      <translation>Nur, wo niemand mehr antwortet</translation>
    </message>
    <message>
      <source>Count the same only once</source>
      <translation>Gleiches nur einmal zählen</translation>
    </message>
    <message>
      <source>At least so often</source>
      <translation>Mindestens so oft</translation>
    </message>
    <message>
      <source>At most so often</source>
      <translation>Höchstens so oft</translation>
    </message>
    <message>
      <source>Only after this was found</source>
      <translation>Erst, nachdem dies gefunden wurde</translation>
    </message>
    <message>
      <source>Only before this is found</source>
      <translation>Nur, bevor dies gefunden wird</translation>
    </message>
    <message>
      <source>All requests</source>
      <translation>Alle Anliegen</translation>
    </message>
    <message>
      <source>Some of the requests</source>
      <translation>Einige der Anliegen</translation>
    </message>
    <message>
      <source>None of the requests</source>
      <translation>Keines der Anliegen</translation>
    </message>
    <message>
      <source>Answered</source>
      <translation>Beantwortet</translation>
    </message>
    <message>
      <source>Promised with a time</source>
      <translation>Mit Termin zugesagt</translation>
    </message>
    <message>
      <source>Handed over</source>
      <translation>Übergeben</translation>
    </message>
    <message>
      <source>Passed over</source>
      <translation>Übergangen</translation>
    </message>
    <message>
      <source>Nobody can tell</source>
      <translation>Nicht zu sagen</translation>
    </message>
    <message>
      <source>Refused before</source>
      <translation>Vorher abgelehnt</translation>
    </message>
    <message>
      <source>Too expensive</source>
      <translation>Zu teuer</translation>
    </message>
    <message>
      <source>As listed</source>
      <translation>Wie aufgeführt</translation>
    </message>
    <message>
      <source>In another way</source>
      <translation>Anders</translation>
    </message>
    <message>
      <source>Contractions</source>
      <translation>Zusammenziehungen</translation>
    </message>
    <message>
      <source>Words that are spelt out</source>
      <translation>Ausgeschriebene Wörter</translation>
    </message>
    <message>
      <source>Casual words</source>
      <translation>Saloppe Wörter</translation>
    </message>
    <message>
      <source>Stiff words</source>
      <translation>Steife Wörter</translation>
    </message>
    <message>
      <source>A conflict</source>
      <translation>Ein Widerspruch</translation>
    </message>
    <message>
      <source>Agreement</source>
      <translation>Übereinstimmung</translation>
    </message>
    <message>
      <source>The customer gives it</source>
      <translation>Der Kunde nennt ihn</translation>
    </message>
    <message>
      <source>Used as it was given</source>
      <translation>Verwendet wie genannt</translation>
    </message>
    <message>
      <source>Used though nobody gave it</source>
      <translation>Verwendet, obwohl ihn niemand nannte</translation>
    </message>
    <message>
      <source>Another name is used</source>
      <translation>Ein anderer Name wird verwendet</translation>
    </message>
    <message>
      <source>Sentence</source>
      <translation>Satz</translation>
    </message>
    <message>
      <source>Close to it</source>
      <translation>In der Nähe</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>Beitrag</translation>
    </message>
    <message>
      <source>Spelling</source>
      <translation>Rechtschreibung</translation>
    </message>
    <message>
      <source>Grammar</source>
      <translation>Grammatik</translation>
    </message>
    <message>
      <source>Capitals</source>
      <translation>Großschreibung</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>Namen</translation>
    </message>
    <message>
      <source>Blocks of lines</source>
      <translation>Zeilenblöcke</translation>
    </message>
    <message>
      <source>Long paragraphs</source>
      <translation>Lange Absätze</translation>
    </message>
    <message>
      <source>Steps in a row</source>
      <translation>Schritte hintereinander</translation>
    </message>
    <message>
      <source>Lists</source>
      <translation>Listen</translation>
    </message>
    <message>
      <source>The answer comes late</source>
      <translation>Die Antwort kommt spät</translation>
    </message>
    <message>
      <source>The answer comes first</source>
      <translation>Die Antwort kommt zuerst</translation>
    </message>
    <message>
      <source>Says what it is about</source>
      <translation>Sagt, worum es geht</translation>
    </message>
    <message>
      <source>Empty or general</source>
      <translation>Leer oder allgemein</translation>
    </message>
    <message>
      <source>A placeholder</source>
      <translation>Ein Platzhalter</translation>
    </message>
    <message>
      <source>Shouting</source>
      <translation>Geschrei in Großbuchstaben</translation>
    </message>
    <message>
      <source>Suggest nothing</source>
      <translation>Nichts vorschlagen</translation>
    </message>
    <message>
      <source>Count as not found</source>
      <translation>Als nicht gefunden zählen</translation>
    </message>
    <message>
      <source>{answer} ({percent} %): {what}</source>
      <translation>{answer} ({percent} %): {what}</translation>
    </message>
    <message>
      <source>Has to hold</source>
      <translation>Muss zutreffen</translation>
    </message>
    <message>
      <source>One of these suffices</source>
      <translation>Eine davon genügt</translation>
    </message>
    <message>
      <source>Must not hold (never said)</source>
      <translation>Darf nicht zutreffen (nie gesagt)</translation>
    </message>
    <message>
      <source>One of these wordings is said</source>
      <translation>Eine dieser Formulierungen fällt</translation>
    </message>
    <message>
      <source>One wording a line. “(sorry|apologies)” is one or the other, “...” up to five words in between, “*” any word, “{brand}” a name of the form.</source>
      <translation>Eine Formulierung je Zeile. „(sorry|apologies)“ ist das eine oder das andere, „...“ bis zu fünf Wörter dazwischen, „*“ irgendein Wort, „{brand}“ ein Name des Bogens.</translation>
    </message>
    <message>
      <source>Several things in one sentence</source>
      <translation>Mehreres in einem Satz</translation>
    </message>
    <message>
      <source>One sentence holds a wording of every group. An empty line begins the next group.</source>
      <translation>Ein Satz enthält eine Formulierung aus jeder Gruppe. Eine leere Zeile beginnt die nächste Gruppe.</translation>
    </message>
    <message>
      <source>Token patterns</source>
      <translation>Wortmuster</translation>
    </message>
    <message>
      <source>Patterns of the language library, word by word. They are written in the form’s file.</source>
      <translation>Muster der Sprachbibliothek, Wort für Wort. Sie stehen in der Datei des Bogens.</translation>
    </message>
    <message>
      <source>The customer’s words come back</source>
      <translation>Die Worte des Kunden kehren wieder</translation>
    </message>
    <message>
      <source>The agent takes up the customer’s own words, beside one of these wordings where some are given.</source>
      <translation>Der Agent greift die eigenen Worte des Kunden auf, neben einer dieser Formulierungen, wo welche angegeben sind.</translation>
    </message>
    <message>
      <source>Asked again</source>
      <translation>Noch einmal gefragt</translation>
    </message>
    <message>
      <source>The agent asks for what the customer has said already; reading a detail back does not count.</source>
      <translation>Der Agent fragt nach dem, was der Kunde schon gesagt hat; eine Angabe zurückzulesen zählt nicht.</translation>
    </message>
    <message>
      <source>The customer is verified</source>
      <translation>Der Kunde ist legitimiert</translation>
    </message>
    <message>
      <source>The agent asks for one strong detail of the account or for two weak ones, and gets an answer.</source>
      <translation>Der Agent fragt nach einer starken Angabe zum Konto oder nach zwei schwachen und bekommt eine Antwort.</translation>
    </message>
    <message>
      <source>What the customer asked for, as a whole</source>
      <translation>Was der Kunde wollte, im Ganzen</translation>
    </message>
    <message>
      <source>All, some or none of the requests are answered, promised with a time, or handed over.</source>
      <translation>Alle, einige oder keines der Anliegen sind beantwortet, mit Termin zugesagt oder übergeben.</translation>
    </message>
    <message>
      <source>What became of a request</source>
      <translation>Was aus einem Anliegen wurde</translation>
    </message>
    <message>
      <source>One of the customer’s requests came to this end.</source>
      <translation>Eines der Anliegen des Kunden ging so aus.</translation>
    </message>
    <message>
      <source>Inside words</source>
      <translation>Fachausdrücke des Hauses</translation>
    </message>
    <message>
      <source>A word or abbreviation of the trade that the customer did not use and nobody explains.</source>
      <translation>Ein Fachwort oder eine Abkürzung, die der Kunde nicht verwendet hat und niemand erklärt.</translation>
    </message>
    <message>
      <source>Placeholders and shouting</source>
      <translation>Platzhalter und Großbuchstaben</translation>
    </message>
    <message>
      <source>A placeholder was left in the text, or a word is written in capitals.</source>
      <translation>Ein Platzhalter blieb im Text stehen, oder ein Wort ist in Großbuchstaben geschrieben.</translation>
    </message>
    <message>
      <source>Faults of spelling and grammar</source>
      <translation>Fehler in Rechtschreibung und Grammatik</translation>
    </message>
    <message>
      <source>Only what is certainly wrong; a word that no list has leaves it open.</source>
      <translation>Nur, was sicher falsch ist; ein Wort, das in keiner Liste steht, lässt es offen.</translation>
    </message>
    <message>
      <source>Offered against the customer’s wish</source>
      <translation>Gegen den Wunsch des Kunden angeboten</translation>
    </message>
    <message>
      <source>What is offered was refused before, or costs more than the customer can spend.</source>
      <translation>Das Angebotene wurde vorher abgelehnt oder kostet mehr, als der Kunde ausgeben kann.</translation>
    </message>
    <message>
      <source>Contradictions</source>
      <translation>Widersprüche</translation>
    </message>
    <message>
      <source>A statement conflicts with an earlier one of the conversation, or agrees with it.</source>
      <translation>Eine Aussage widerspricht einer früheren des Gesprächs oder stimmt mit ihr überein.</translation>
    </message>
    <message>
      <source>How a message is laid out</source>
      <translation>Wie eine Nachricht aufgebaut ist</translation>
    </message>
    <message>
      <source>Long lines, paragraphs or sentences, steps and lists, an answer that comes early or late.</source>
      <translation>Lange Zeilen, Absätze oder Sätze, Schritte und Listen, eine Antwort, die früh oder spät kommt.</translation>
    </message>
    <message>
      <source>Subject of an e-mail</source>
      <translation>Betreff einer E-Mail</translation>
    </message>
    <message>
      <source>It says what the thread is about, or is empty or general.</source>
      <translation>Er sagt, worum es geht, oder ist leer oder allgemein.</translation>
    </message>
    <message>
      <source>How names are written</source>
      <translation>Wie Namen geschrieben sind</translation>
    </message>
    <message>
      <source>Names of the company and its products are written as listed, or in another way.</source>
      <translation>Namen des Unternehmens und seiner Produkte sind geschrieben wie aufgeführt oder anders.</translation>
    </message>
    <message>
      <source>Tone of the writing</source>
      <translation>Ton des Geschriebenen</translation>
    </message>
    <message>
      <source>Contractions, words that are spelt out, casual or stiff words.</source>
      <translation>Zusammenziehungen, ausgeschriebene, saloppe oder steife Wörter.</translation>
    </message>
    <message>
      <source>The customer’s name</source>
      <translation>Der Name des Kunden</translation>
    </message>
    <message>
      <source>It is given, used as it was given, used though nobody gave it, or another one is used.</source>
      <translation>Er wird genannt, verwendet wie genannt, verwendet, obwohl ihn niemand nannte, oder ein anderer wird verwendet.</translation>
    </message>
    <message>
      <source>Means the same as these sentences</source>
      <translation>Bedeutet dasselbe wie diese Sätze</translation>
    </message>
    <message>
      <source>A sentence is nearer to these examples than to the counter-examples and to ordinary talk.</source>
      <translation>Ein Satz ist diesen Beispielen näher als den Gegenbeispielen und gewöhnlicher Rede.</translation>
    </message>
    <message>
      <source>Several checks, weighed</source>
      <translation>Mehrere Prüfregeln, gewichtet</translation>
    </message>
    <message>
      <source>Checks with weights, of which enough hold. They are written in the form’s file.</source>
      <translation>Prüfregeln mit Gewichten, von denen genug zutreffen. Sie stehen in der Datei des Bogens.</translation>
    </message>
    <message>
      <source>Steps that a request needs</source>
      <translation>Schritte, die ein Anliegen braucht</translation>
    </message>
    <message>
      <source>Kinds of requests and their steps. They are written in the form’s file.</source>
      <translation>Arten von Anliegen und ihre Schritte. Sie stehen in der Datei des Bogens.</translation>
    </message>
    <message>
      <source>Each time answered</source>
      <translation>Jedes Mal aufgegriffen</translation>
    </message>
    <message>
      <source>Each expression is taken up soon after. What takes it up is written in the form’s file.</source>
      <translation>Jede Äußerung wird bald darauf aufgegriffen. Was sie aufgreift, steht in der Datei des Bogens.</translation>
    </message>
    <message>
      <source>almost certain</source>
      <translation>fast sicher</translation>
    </message>
    <message>
      <source>quite sure</source>
      <translation>recht sicher</translation>
    </message>
    <message>
      <source>rather likely</source>
      <translation>eher wahrscheinlich</translation>
    </message>
    <message>
      <source>a little more likely than not</source>
      <translation>ein wenig wahrscheinlicher als nicht</translation>
    </message>
    <message>
      <source>doubtful</source>
      <translation>zweifelhaft</translation>
    </message>
    <message numerus="yes">
      <source>{first} or {count} others</source>
      <extracomment>One: {first} or {count} other</extracomment>
      <translation>
        <numerusform>{first} oder {count} andere</numerusform>
        <numerusform>{first} oder {count} andere</numerusform>
      </translation>
    </message>
    <message>
      <source>never: {what}</source>
      <translation>nie: {what}</translation>
    </message>
    <message numerus="yes">
      <source>“{first}” or one of {count} wordings</source>
      <extracomment>One: “{first}”</extracomment>
      <translation>
        <numerusform>„{first}“</numerusform>
        <numerusform>„{first}“ oder eine von {count} Formulierungen</numerusform>
      </translation>
    </message>
    <message>
      <source>{who}: {what}</source>
      <translation>{who}: {what}</translation>
    </message>
    <message numerus="yes">
      <source>{what} in the first {count} turns</source>
      <extracomment>One: {what} in the first turn</extracomment>
      <translation>
        <numerusform>{what} im ersten Beitrag</numerusform>
        <numerusform>{what} in den ersten {count} Beiträgen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{what} in the last {count} turns</source>
      <extracomment>One: {what} in the last turn</extracomment>
      <translation>
        <numerusform>{what} im letzten Beitrag</numerusform>
        <numerusform>{what} in den letzten {count} Beiträgen</numerusform>
      </translation>
    </message>
    <message>
      <source>No check</source>
      <translation>Keine Prüfregel</translation>
    </message>
    <message>
      <source>No answer yet</source>
      <translation>Noch keine Antwort</translation>
    </message>
    <message>
      <source>wordings yet to be typed</source>
      <translation>noch zu schreibende Formulierungen</translation>
    </message>
    <message>
      <source>no condition yet</source>
      <translation>noch keine Bedingung</translation>
    </message>
    <message>
      <source>“{first}” … {what}</source>
      <translation>„{first}“ … {what}</translation>
    </message>
    <message numerus="yes">
      <source>{count} criteria, {part:.1f} of 100 together.</source>
      <extracomment>One: {count} criterion, {part:.1f} of 100 together.</extracomment>
      <translation>
        <numerusform>{count} Kriterium, zusammen {part:.1f} von 100.</numerusform>
        <numerusform>{count} Kriterien, zusammen {part:.1f} von 100.</numerusform>
      </translation>
    </message>
    <message>
      <source>Drafts</source>
      <translation>Entwürfe</translation>
    </message>
    <message>
      <source>Published</source>
      <translation>Veröffentlicht</translation>
    </message>
    <message>
      <source>Retired</source>
      <translation>Zurückgezogen</translation>
    </message>
    <message>
      <source>Built in</source>
      <translation>Mitgeliefert</translation>
    </message>
    <message>
      <source>cannot be read</source>
      <translation>nicht lesbar</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>aktiv</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Neu</translation>
    </message>
    <message>
      <source>A new form, from nothing (Ctrl+N)</source>
      <translation>Ein neuer, leerer Bogen (Strg+N)</translation>
    </message>
    <message>
      <source>Take a form's file in as a draft (Ctrl+I)</source>
      <translation>Die Datei eines Bogens als Entwurf aufnehmen (Strg+I)</translation>
    </message>
    <message numerus="yes">
      <source>Suggesting marks again for {count} interactions</source>
      <extracomment>One: Suggesting marks again for {count} interaction</extracomment>
      <translation>
        <numerusform>Noch einmal Vorschläge für {count} Kontakt</numerusform>
        <numerusform>Noch einmal Vorschläge für {count} Kontakte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{words} {count} interactions wait with suggestions of an earlier form.</source>
      <extracomment>One: {words} {count} interaction waits with suggestions of an earlier form.</extracomment>
      <translation>
        <numerusform>{words} {count} Kontakt wartet mit Vorschlägen eines früheren Bogens.</numerusform>
        <numerusform>{words} {count} Kontakte warten mit Vorschlägen eines früheren Bogens.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Suggested marks again for {count} interactions.</source>
      <extracomment>One: Suggested marks again for {count} interaction.</extracomment>
      <translation>
        <numerusform>Für {count} Kontakt noch einmal Vorschläge gemacht.</numerusform>
        <numerusform>Für {count} Kontakte noch einmal Vorschläge gemacht.</numerusform>
      </translation>
    </message>
    <message>
      <source>Suggest again</source>
      <translation>Noch einmal vorschlagen</translation>
    </message>
    <message>
      <source>Suggested from, 0 to 1</source>
      <translation>Vorgeschlagen ab, 0 bis 1</translation>
    </message>
    <message>
      <source>A suggestion that is less sure than this abstains, and says what it would have been. Empty: {usual}.</source>
      <translation>Ein Vorschlag, der weniger sicher ist, enthält sich und sagt, was er gewesen wäre. Leer: {usual}.</translation>
    </message>
    <message>
      <source>Automatic score shown while less than this is abstained from, 0 to 1</source>
      <translation>Automatischer Score bei Enthaltungen unter, 0 bis 1</translation>
    </message>
    <message>
      <source>What suggestions abstain from weighs in the score. Empty: {usual}. The range that the score could lie in is told all the same.</source>
      <translation>Was das, dessen sich Vorschläge enthalten, im Score wiegt. Leer: {usual}. Der Bereich, in dem der Score liegen könnte, wird in jedem Fall genannt.</translation>
    </message>
    <message>
      <source>Names that checks look for</source>
      <translation>Namen, nach denen Prüfregeln suchen</translation>
    </message>
    <message>
      <source>brand: Meadow Lane
product: Fernlea
A line for each name. Company and agent of an interaction go before.</source>
      <translation>brand: Meadow Lane
product: Fernlea
Eine Zeile je Name. Firma und Agent eines Kontakts gehen vor.</translation>
    </message>
    <message>
      <source>A check’s wording says where a name belongs: “thank you for calling {brand}”.</source>
      <translation>Der Wortlaut einer Prüfregel sagt, wohin ein Name gehört: „thank you for calling {brand}“.</translation>
    </message>
    <message>
      <source>Bar</source>
      <translation>Hürde</translation>
    </message>
    <message>
      <source>Share of abstentions</source>
      <translation>Anteil der Enthaltungen</translation>
    </message>
    <message>
      <source>if …</source>
      <translation>wenn …</translation>
    </message>
    <message>
      <source>○ fault</source>
      <translation>○ Fehler</translation>
    </message>
    <message>
      <source>○ {number} faults</source>
      <translation>○ {number} Fehler</translation>
    </message>
    <message>
      <source>text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>A form has sections, a section has criteria. Begin with a section (Shift+Insert).</source>
      <translation>Ein Bogen hat Abschnitte, ein Abschnitt hat Kriterien. Mit einem Abschnitt beginnen (Umschalt+Einfg).</translation>
    </message>
    <message>
      <source>Weight as written, what it counts of 100, and its place among them</source>
      <translation>Gewicht wie geschrieben, was es von 100 zählt, und sein Platz darunter</translation>
    </message>
    <message>
      <source>Weight as written. Counts: points of 100 when every criterion applies. A line under a bar: what it would count if the current criterion were N/A.</source>
      <translation>Gewicht wie geschrieben. Zählt: Punkte von 100, wenn jedes Kriterium anwendbar ist. Eine Linie unter einem Balken: was es zählen würde, wenn das gewählte Kriterium N/A wäre.</translation>
    </message>
    <message>
      <source>{before:.1f} → gone</source>
      <translation>{before:.1f} → weggefallen</translation>
    </message>
    <message>
      <source>new, {after:.1f}</source>
      <translation>neu, {after:.1f}</translation>
    </message>
    <message>
      <source>stay as they are</source>
      <translation>bleiben, wie sie sind</translation>
    </message>
    <message>
      <source>lose more than {high} points</source>
      <translation>verlieren mehr als {high} Punkte</translation>
    </message>
    <message>
      <source>gain more than {low} points</source>
      <translation>gewinnen mehr als {low} Punkte</translation>
    </message>
    <message>
      <source>gain {least} to {most} points</source>
      <translation>gewinnen {least} bis {most} Punkte</translation>
    </message>
    <message>
      <source>gain up to {high}</source>
      <translation>gewinnen bis zu {high}</translation>
    </message>
    <message>
      <source>How far scores move</source>
      <translation>Wie weit sich Scores bewegen</translation>
    </message>
    <message>
      <source>◂ points lost</source>
      <translation>◂ Punkte verloren</translation>
    </message>
    <message>
      <source>points gained ▸</source>
      <translation>Punkte gewonnen ▸</translation>
    </message>
    <message>
      <source>What each criterion gives on average, before and after</source>
      <translation>Was jedes Kriterium im Mittel ergibt, vorher und nachher</translation>
    </message>
    <message>
      <source>lose {most} to {least} points</source>
      <translation>verlieren {most} bis {least} Punkte</translation>
    </message>
    <message>
      <source>lose up to {low}</source>
      <translation>verlieren bis zu {low}</translation>
    </message>
    <message numerus="yes">
      <source>{count} scores</source>
      <extracomment>One: {count} score</extracomment>
      <translation>
        <numerusform>{count} Score</numerusform>
        <numerusform>{count} Scores</numerusform>
      </translation>
    </message>
    <message>
      <source>Kappa {interval}, to reach {bar:.2f}</source>
      <translation>Kappa {interval}, nötig {bar:.2f}</translation>
    </message>
    <message>
      <source>weighted kappa</source>
      <translation>gewichtetes Kappa</translation>
    </message>
    <message>
      <source>kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Same mark {percent}</source>
      <translation>Gleiche Wertung {percent}</translation>
    </message>
    <message>
      <source>{name} {interval}, AC1 {ac_interval}</source>
      <translation>{name} {interval}, AC1 {ac_interval}</translation>
    </message>
    <message>
      <source>all {pairs} pairs: kappa {interval}</source>
      <translation>alle {pairs} Paare: Kappa {interval}</translation>
    </message>
    <message>
      <source>{seen} seen, {unseen} unseen, {unknown} not known</source>
      <translation>{seen} gesehen, {unseen} ungesehen, {unknown} unbekannt</translation>
    </message>
    <message>
      <source>seeing it moves agreement by {points} points ({low} to {high})</source>
      <translation>gesehen verschiebt die Übereinstimmung um {points} Punkte ({low} bis {high})</translation>
    </message>
    <message>
      <source>{changed} changed once shown, {towards} of them to the suggestion</source>
      <translation>{changed} nach dem Zeigen geändert, davon {towards} zum Vorschlag hin</translation>
    </message>
    <message>
      <source>suggests in {suggested} of {looked}</source>
      <translation>schlägt in {suggested} von {looked} vor</translation>
    </message>
    <message>
      <source>nothing marked yet where it suggests</source>
      <translation>wo er vorschlägt, ist noch nichts bewertet</translation>
    </message>
    <message>
      <source>Nothing is marked by this form yet.</source>
      <translation>Nach diesem Bogen ist noch nichts bewertet.</translation>
    </message>
    <message numerus="yes">
      <source>{count} of {whole} criteria have earned to be marked unattended; {met} with suggestions and marks.</source>
      <extracomment>One: {count} of {whole} criterion has earned to be marked unattended; {met} with suggestions and marks.</extracomment>
      <translation>
        <numerusform>{count} von {whole} Kriterien hat es verdient, unbeaufsichtigt bewertet zu werden; {met} mit Vorschlägen und Wertungen.</numerusform>
        <numerusform>{count} von {whole} Kriterien haben es verdient, unbeaufsichtigt bewertet zu werden; {met} mit Vorschlägen und Wertungen.</numerusform>
      </translation>
    </message>
    <message>
      <source>No suggestion has been marked by a person yet, so none can be relied on.</source>
      <translation>Noch kein Vorschlag wurde von einem Menschen bewertet, also ist auf keinen Verlass.</translation>
    </message>
    <message>
      <source>None of {whole} criteria may be marked unattended yet; {met} with suggestions and marks.</source>
      <translation>Noch darf keines von {whole} Kriterien unbeaufsichtigt bewertet werden; {met} mit Vorschlägen und Wertungen.</translation>
    </message>
    <message>
      <source>Only marks made without seeing it</source>
      <translation>Nur Wertungen ohne Blick darauf</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Auswählen…</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>Durchlaufen</translation>
    </message>
    <message>
      <source>Take as known</source>
      <translation>Als bekannt übernehmen</translation>
    </message>
    <message>
      <source>Freezing the golden set</source>
      <translation>Der Referenzsatz wird festgehalten</translation>
    </message>
    <message>
      <source>The next run is laid beside this one.</source>
      <translation>Der nächste Durchlauf wird mit diesem verglichen.</translation>
    </message>
    <message>
      <source>Choose the interactions whose marks hold</source>
      <translation>Die Kontakte wählen, deren Wertungen gelten</translation>
    </message>
    <message>
      <source>Run the checks of this form over the golden set</source>
      <translation>Die Prüfregeln dieses Bogens über den Referenzsatz laufen lassen</translation>
    </message>
    <message>
      <source>Lay the next run beside what is suggested now</source>
      <translation>Den nächsten Durchlauf mit den jetzigen Vorschlägen vergleichen</translation>
    </message>
    <message numerus="yes">
      <source>{count} interactions whose marks hold. Changed checks are tried on them before a form is published.</source>
      <extracomment>One: {count} interaction whose marks hold. Changed checks are tried on them before a form is published.</extracomment>
      <translation>
        <numerusform>{count} Kontakt, dessen Wertungen gelten. Geänderte Prüfregeln werden daran versucht, bevor ein Bogen veröffentlicht wird.</numerusform>
        <numerusform>{count} Kontakte, deren Wertungen gelten. Geänderte Prüfregeln werden daran versucht, bevor ein Bogen veröffentlicht wird.</numerusform>
      </translation>
    </message>
    <message>
      <source>Empty. Choose interactions whose marks hold: changed checks are tried on them before anybody relies on them.</source>
      <translation>Leer. Kontakte wählen, deren Wertungen gelten: Geänderte Prüfregeln werden daran versucht, bevor sich jemand darauf verlässt.</translation>
    </message>
    <message>
      <source>The golden set could not be run: {error}</source>
      <translation>Der Referenzsatz konnte nicht durchlaufen werden: {error}</translation>
    </message>
    <message>
      <source>draft</source>
      <translation>Entwurf</translation>
    </message>
    <message>
      <source>published</source>
      <translation>veröffentlicht</translation>
    </message>
    <message>
      <source>retired</source>
      <translation>zurückgezogen</translation>
    </message>
    <message>
      <source>Yes or no</source>
      <translation>Ja oder nein</translation>
    </message>
    <message>
      <source>Levels</source>
      <translation>Stufen</translation>
    </message>
    <message>
      <source>A number that falls into bands</source>
      <translation>Eine Zahl, die in Bänder fällt</translation>
    </message>
    <message>
      <source>Several choices</source>
      <translation>Mehrere Auswahlen</translation>
    </message>
    <message>
      <source>Text, without score</source>
      <translation>Text, ohne Score</translation>
    </message>
    <message>
      <source>Shares the 100 points</source>
      <translation>Teilt sich die 100 Punkte</translation>
    </message>
    <message>
      <source>Bonus: its weight comes on top</source>
      <translation>Bonus: Das Gewicht kommt obendrauf</translation>
    </message>
    <message>
      <source>Penalty: its weight is taken off</source>
      <translation>Abzug: Das Gewicht wird abgezogen</translation>
    </message>
    <message>
      <source>Keep the score, fail the outcome</source>
      <translation>Score behalten, Ergebnis nicht erreicht</translation>
    </message>
    <message>
      <source>Make the whole score 0</source>
      <translation>Ganzer Score wird 0</translation>
    </message>
    <message>
      <source>Make its section 0</source>
      <translation>Abschnitt wird 0</translation>
    </message>
    <message>
      <source>Cap the score</source>
      <translation>Score begrenzen</translation>
    </message>
    <message>
      <source>Not critical</source>
      <translation>Nicht kritisch</translation>
    </message>
    <message>
      <source>Critical: what the policy says</source>
      <translation>Kritisch: wie in den Regeln</translation>
    </message>
    <message>
      <source>Leave it out, the others share its weight</source>
      <translation>Auslassen, andere teilen das Gewicht</translation>
    </message>
    <message>
      <source>Count it as met</source>
      <translation>Als erfüllt zählen</translation>
    </message>
    <message>
      <source>Count it as zero</source>
      <translation>Als null zählen</translation>
    </message>
    <message>
      <source>Do not allow it</source>
      <translation>Nicht erlauben</translation>
    </message>
    <message>
      <source>Must be answered before submitting</source>
      <translation>Muss vor dem Einreichen beantwortet sein</translation>
    </message>
    <message>
      <source>Leave it out</source>
      <translation>Auslassen</translation>
    </message>
    <message>
      <source>Stands by itself</source>
      <translation>Steht für sich</translation>
    </message>
    <message>
      <source>Needs evidence, or a comment or reason</source>
      <translation>Braucht einen Beleg, oder einen Kommentar oder Grund</translation>
    </message>
    <message>
      <source>Needs a comment or a reason</source>
      <translation>Braucht einen Kommentar oder Grund</translation>
    </message>
    <message>
      <source>Needs words of the transcript as evidence</source>
      <translation>Braucht Wörter des Transkripts als Beleg</translation>
    </message>
    <message>
      <source>Criteria share their section, sections the score</source>
      <translation>Kriterien im Abschnitt, Abschnitte im Score</translation>
    </message>
    <message>
      <source>All criteria share the score</source>
      <translation>Alle Kriterien teilen den Score</translation>
    </message>
    <message>
      <source>Points times the weight of the section</source>
      <translation>Punkte mal Gewicht des Abschnitts</translation>
    </message>
    <message>
      <source>Calls</source>
      <translation>Anrufe</translation>
    </message>
    <message>
      <source>Chats</source>
      <translation>Chats</translation>
    </message>
    <message>
      <source>E-mails</source>
      <translation>E-Mails</translation>
    </message>
    <message>
      <source>not ({condition})</source>
      <translation>nicht ({condition})</translation>
    </message>
    <message>
      <source>always</source>
      <translation>immer</translation>
    </message>
    <message>
      <source>tagged {tags}</source>
      <translation>mit Schlagwort {tags}</translation>
    </message>
    <message>
      <source>“{title}” is {answers}</source>
      <translation>„{title}“ ist {answers}</translation>
    </message>
    <message>
      <source>{first}, and {last}</source>
      <translation>{first}, und {last}</translation>
    </message>
    <message>
      <source>Critical: {effect}</source>
      <translation>Kritisch: {effect}</translation>
    </message>
    <message>
      <source>{scale} %</source>
      <translation>{scale} %</translation>
    </message>
    <message>
      <source>A name is needed: it stands in evaluations and reports.</source>
      <translation>Ein Name ist nötig: Er steht in Bewertungen und Berichten.</translation>
    </message>
    <message>
      <source>At most {most} characters: it stands in tables.</source>
      <translation>Höchstens {most} Zeichen: Er steht in Tabellen.</translation>
    </message>
    <message>
      <source>General</source>
      <translation>Allgemein</translation>
    </message>
    <message>
      <source>Workspace {name}</source>
      <translation>Arbeitsbereich {name}</translation>
    </message>
    <message>
      <source>Every change holds at once; Ctrl+Z takes it back. Only size and language wait for the next start.</source>
      <translation>Jede Änderung gilt sofort; Strg+Z nimmt sie zurück. Nur Größe und Sprache warten auf den nächsten Start.</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>As it stands in evaluations and reports. Marks that you have made already keep their name.</source>
      <translation>Wie er in Bewertungen und Berichten steht. Bereits gegebene Wertungen behalten ihren Namen.</translation>
    </message>
    <message>
      <source>Light and dark follow the system unless you choose one.</source>
      <translation>Hell und dunkel folgen dem System, sofern nichts anderes gewählt ist.</translation>
    </message>
    <message>
      <source>Of everything in the window, measured by the system's own size; from its next start on.</source>
      <translation>Von allem im Fenster, gemessen an der Größe des Systems; ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>The window speaks it from its next start on, dates and numbers included. What forms and their checks say, and the reports, stay in English.</source>
      <translation>Die Sprache des Fensters ab dem nächsten Start, mit Datum und Zahlen. Was Bögen und ihre Prüfregeln sagen, und die Berichte, bleiben Englisch.</translation>
    </message>
    <message>
      <source>Everything that belongs together: interactions, transcripts, marks. Another one opens in a window of its own; this one stays.</source>
      <translation>Alles, was zusammengehört: Kontakte, Transkripte, Wertungen. Ein anderer öffnet sich in einem eigenen Fenster; dieser bleibt.</translation>
    </message>
    <message>
      <source>Appearance: “{look}”.</source>
      <translation>Aussehen: „{look}“.</translation>
    </message>
    <message>
      <source>Size from the next start on: {size}.</source>
      <translation>Größe ab dem nächsten Start: {size}.</translation>
    </message>
    <message>
      <source>Language from the next start on: {language}.</source>
      <translation>Sprache ab dem nächsten Start: {language}.</translation>
    </message>
    <message>
      <source>Show its folder</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <source>Open another…</source>
      <translation>Anderen öffnen…</translation>
    </message>
    <message>
      <source>Taken back: {words}</source>
      <translation>Zurückgenommen: {words}</translation>
    </message>
    <message>
      <source>Nothing to undo on this page.</source>
      <translation>Auf dieser Seite gibt es nichts zurückzunehmen.</translation>
    </message>
    <message>
      <source>Nothing to redo on this page.</source>
      <translation>Auf dieser Seite gibt es nichts zu wiederholen.</translation>
    </message>
    <message>
      <source>Press the key … Esc leaves it as it is</source>
      <translation>Taste drücken … Esc lässt sie, wie sie ist</translation>
    </message>
    <message>
      <source>“{action}” is {key} now.</source>
      <translation>„{action}“ liegt jetzt auf {key}.</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>Every action has a key. Choose an action, press Change, then the key that it is to have; tooltips and the list of keys (?) follow at once, and Ctrl+Z takes it back.</source>
      <translation>Jede Aktion hat eine Taste. Eine Aktion wählen, auf Ändern drücken, dann die gewünschte Taste; Hinweise und Tastenliste (?) folgen sofort, und Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
      <source>An answer leads on</source>
      <translation>Eine Antwort führt weiter</translation>
    </message>
    <message>
      <source>Change the key …</source>
      <translation>Taste ändern …</translation>
    </message>
    <message>
      <source>Back to usual</source>
      <translation>Zurück zum Üblichen</translation>
    </message>
    <message>
      <source>All as usual</source>
      <translation>Alles wie üblich</translation>
    </message>
    <message>
      <source>Use it here all the same</source>
      <translation>Trotzdem hier verwenden</translation>
    </message>
    <message>
      <source>Search an action or a key</source>
      <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
      <source>Search in the keys</source>
      <translation>In den Tasten suchen</translation>
    </message>
    <message>
      <source>Actions and their keys</source>
      <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
      <source>Given by a key, an answer leads on to the next criterion without one, unless something is missing.</source>
      <translation>Mit einer Taste gegeben, führt eine Antwort zum nächsten Kriterium ohne Antwort weiter, sofern nichts fehlt.</translation>
    </message>
    <message>
      <source>{key} moves the keyboard or presses buttons everywhere; it stays as it is.</source>
      <translation>{key} bewegt überall den Fokus oder drückt Schaltflächen; das bleibt so.</translation>
    </message>
    <message>
      <source>An answer leads on.</source>
      <translation>Eine Antwort führt weiter.</translation>
    </message>
    <message>
      <source>An answer stays where it is.</source>
      <translation>Eine Antwort bleibt, wo sie ist.</translation>
    </message>
    <message>
      <source>Usually {usual}</source>
      <translation>Üblich: {usual}</translation>
    </message>
    <message>
      <source>{key} is “{action}” ({page}) already.</source>
      <translation>{key} ist schon „{action}“ ({page}).</translation>
    </message>
    <message>
      <source>{key} is “{action}” ({page}) now.</source>
      <translation>{key} ist jetzt „{action}“ ({page}).</translation>
    </message>
    <message>
      <source>Every key is as usual.</source>
      <translation>Alle Tasten sind wie üblich.</translation>
    </message>
    <message>
      <source>From when on a silence is called one, and what a hold sounds like. The figures stand beside a call as context: no mark is made of them, and none rewards speed. These thresholds belong to this workspace.</source>
      <translation>Ab wann eine Pause Stille heißt, und woran ein Halten zu erkennen ist. Die Zahlen stehen als Kontext neben einem Anruf: Aus ihnen wird keine Wertung, und keine belohnt Tempo. Diese Schwellen gehören zu diesem Arbeitsbereich.</translation>
    </message>
    <message numerus="yes">
      <source>{count} wordings</source>
      <extracomment>One: {count} wording</extracomment>
      <translation>
        <numerusform>{count} Wortlaut</numerusform>
        <numerusform>{count} Wortlaute</numerusform>
      </translation>
    </message>
    <message>
      <source>{seconds:g} s</source>
      <translation>{seconds:g} s</translation>
    </message>
    <message>
      <source>Call measures</source>
      <translation>Anrufmessung</translation>
    </message>
    <message>
      <source>{meaning} One a line.</source>
      <translation>{meaning} Einer je Zeile.</translation>
    </message>
    <message>
      <source>{title}: {value}, as usual.</source>
      <translation>{title}: {value}, wie üblich.</translation>
    </message>
    <message>
      <source>The thresholds cannot be read: {error}</source>
      <translation>Die Schwellen können nicht gelesen werden: {error}</translation>
    </message>
    <message>
      <source>All call measures are as usual.</source>
      <translation>Alle Anrufmessungen sind wie üblich.</translation>
    </message>
    <message>
      <source>{title}, in seconds</source>
      <translation>{title}, in Sekunden</translation>
    </message>
    <message>
      <source>{title}, one a line</source>
      <translation>{title}, je Zeile einer</translation>
    </message>
    <message>
      <source>Usual</source>
      <translation>Üblich</translation>
    </message>
    <message>
      <source>{title} as usual</source>
      <translation>{title} wie üblich</translation>
    </message>
    <message>
      <source>{meaning} From {least:g} to {most:g} s; usually {usual}.</source>
      <translation>{meaning} Von {least:g} bis {most:g} s; üblich {usual}.</translation>
    </message>
    <message>
      <source>{number} s</source>
      <translation>{number} s</translation>
    </message>
    <message>
      <source>Every threshold and wording as it comes with QA Studio</source>
      <translation>Alle Schwellen und Wortlaute, wie sie mit QA Studio kommen</translation>
    </message>
    <message>
      <source>s</source>
      <translation>s</translation>
    </message>
    <message>
      <source>nearly as exact as large, much faster</source>
      <translation>fast so genau wie large, viel schneller</translation>
    </message>
    <message>
      <source>fastest, least exact</source>
      <translation>am schnellsten, am ungenauesten</translation>
    </message>
    <message>
      <source>a good start</source>
      <translation>ein guter Anfang</translation>
    </message>
    <message>
      <source>more exact, slower</source>
      <translation>genauer, langsamer</translation>
    </message>
    <message>
      <source>exact, slow</source>
      <translation>genau, langsam</translation>
    </message>
    <message>
      <source>most exact, very slow</source>
      <translation>am genauesten, sehr langsam</translation>
    </message>
    <message>
      <source>always here</source>
      <translation>immer da</translation>
    </message>
    <message>
      <source>{kind}, English only</source>
      <translation>{kind}, nur Englisch</translation>
    </message>
    <message>
      <source>{size} of {there} here</source>
      <translation>{size} von {there} da</translation>
    </message>
    <message>
      <source>It belongs here: {path}</source>
      <translation>Gehört hierher: {path}</translation>
    </message>
    <message>
      <source>here, used unasked</source>
      <translation>da, wird von selbst benutzt</translation>
    </message>
    <message>
      <source>here</source>
      <translation>da</translation>
    </message>
    <message>
      <source>Progress of fetching {model}</source>
      <translation>Fortschritt beim Holen von {model}</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>Holen</translation>
    </message>
    <message>
      <source>Fetch {model}</source>
      <translation>{model} holen</translation>
    </message>
    <message>
      <source>Cancel fetching {model}</source>
      <translation>Holen von {model} abbrechen</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Entfernen…</translation>
    </message>
    <message>
      <source>Remove… {model}</source>
      <translation>{model} entfernen…</translation>
    </message>
    <message>
      <source>Where {model} is</source>
      <translation>Wo {model} liegt</translation>
    </message>
    <message>
      <source>Where {model} is or belongs</source>
      <translation>Wo {model} liegt oder hingehört</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy where {model} is or belongs</source>
      <translation>Kopieren, wo {model} liegt oder hingehört</translation>
    </message>
    <message>
      <source>Show the folder of {model}</source>
      <translation>Ordner von {model} zeigen</translation>
    </message>
    <message>
      <source>Remove {model} now</source>
      <translation>{model} jetzt entfernen</translation>
    </message>
    <message>
      <source>Keep {model}</source>
      <translation>{model} behalten</translation>
    </message>
    <message>
      <source>It is here: {path}</source>
      <translation>Liegt hier: {path}</translation>
    </message>
    <message>
      <source>Without a connection: {by_hand}. It is found the next time this page is shown.</source>
      <translation>Ohne Verbindung: {by_hand}. Es wird gefunden, wenn diese Seite das nächste Mal erscheint.</translation>
    </message>
    <message>
      <source>To have it back, fetch it again.</source>
      <translation>Lässt sich jederzeit wieder holen.</translation>
    </message>
    <message>
      <source>To have it back, add its file again.</source>
      <translation>Kommt wieder, wenn die Datei erneut hinzugefügt wird.</translation>
    </message>
    <message>
      <source>Remove {model} from this computer and free {free}?</source>
      <translation>{model} von diesem Computer entfernen und {free} freigeben?</translation>
    </message>
    <message>
      <source>Remove {model} from this computer?</source>
      <translation>{model} von diesem Computer entfernen?</translation>
    </message>
    <message>
      <source>checked: {words}</source>
      <translation>geprüft: {words}</translation>
    </message>
    <message>
      <source>Go on fetching {model}</source>
      <translation>{model} weiter holen</translation>
    </message>
    <message>
      <source>Fetching</source>
      <translation>Wird geholt</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Recordings are transcribed on this computer by one of these models. Nothing is downloaded before you ask for it, and recordings never leave this computer.</source>
      <translation>Aufnahmen werden auf diesem Computer von einem dieser Modelle transkribiert. Nichts wird ungefragt heruntergeladen, und Aufnahmen verlassen diesen Computer nie.</translation>
    </message>
    <message>
      <source>Whisper checkpoints (*.pt);;All files (*)</source>
      <translation>Whisper-Modelle (*.pt);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
      <source>{count} models checked: what is here is what it is called.</source>
      <extracomment>One: {count} model checked: what is here is what it is called.</extracomment>
      <translation>
        <numerusform>{count} Modell geprüft: Es ist, was sein Name sagt.</numerusform>
        <numerusform>{count} Modelle geprüft: Alle sind, was ihr Name sagt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Speech models</source>
      <translation>Sprachmodelle</translation>
    </message>
    <message>
      <source>There is nothing to check: only the draft engine’s own model is here.</source>
      <translation>Nichts zu prüfen: Nur das eigene Modell der Entwurfs-Engine ist da.</translation>
    </message>
    <message numerus="yes">
      <source>{faults} of {count} models cannot be relied on; its line says why.</source>
      <extracomment>One: {faults} of {count} model cannot be relied on; its line says why.</extracomment>
      <translation>
        <numerusform>Auf {faults} von {count} Modell ist kein Verlass; seine Zeile sagt, warum.</numerusform>
        <numerusform>Auf {faults} von {count} Modellen ist kein Verlass; ihre Zeile sagt, warum.</numerusform>
      </translation>
    </message>
    <message>
      <source>Add from a file…</source>
      <translation>Aus einer Datei hinzufügen…</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Check what is here</source>
      <translation>Vorhandene prüfen</translation>
    </message>
    <message>
      <source>{name} is removed; {size} is free again.</source>
      <translation>{name} ist entfernt; {size} sind wieder frei.</translation>
    </message>
    <message>
      <source>{name} is removed; its room is free again.</source>
      <translation>{name} ist entfernt; der Platz ist wieder frei.</translation>
    </message>
    <message>
      <source>Whisper checkpoint</source>
      <translation>Whisper-Modell</translation>
    </message>
    <message>
      <source>Folder of a model</source>
      <translation>Ordner eines Modells</translation>
    </message>
    <message>
      <source>A Whisper checkpoint (.pt) that you have already</source>
      <translation>Ein bereits vorhandenes Whisper-Modell (.pt)</translation>
    </message>
    <message>
      <source>A converted model for Faster Whisper: the folder of its files</source>
      <translation>Ein umgewandeltes Modell für Faster Whisper: der Ordner mit seinen Dateien</translation>
    </message>
    <message>
      <source>Compares each published model with its SHA-256, and looks into every other one</source>
      <translation>Vergleicht jedes veröffentlichte Modell mit seinem SHA-256 und sieht in jedes andere hinein</translation>
    </message>
    <message>
      <source>{caution} It is always here.</source>
      <translation>{caution} Sie ist immer da.</translation>
    </message>
    <message>
      <source>Sections of the settings</source>
      <translation>Abschnitte der Einstellungen</translation>
    </message>
    <message>
      <source>The best that is here</source>
      <translation>Das beste vorhandene</translation>
    </message>
    <message>
      <source>Larger models are more exact and slower. The best that is here: {model}.</source>
      <translation>Größere Modelle sind genauer und langsamer. Das beste vorhandene: {model}.</translation>
    </message>
    <message>
      <source>Transcription</source>
      <translation>Transkription</translation>
    </message>
    <message>
      <source>Agent’s channel in new imports: {channel}.</source>
      <translation>Kanal des Agenten in neuen Importen: {channel}.</translation>
    </message>
    <message>
      <source>The draft engine has one model of its own.</source>
      <translation>Die Entwurfs-Engine hat ihr eigenes Modell.</translation>
    </message>
    <message>
      <source>Larger models are more exact and slower.</source>
      <translation>Größere Modelle sind genauer und langsamer.</translation>
    </message>
    <message>
      <source>“{model}” is not on this computer. Fetch it under Speech models, or choose another.</source>
      <translation>„{model}“ ist nicht auf diesem Computer. Unter Sprachmodelle holen oder ein anderes wählen.</translation>
    </message>
    <message>
      <source>There is no model of {engine} here. Fetch one under Speech models.</source>
      <translation>Für {engine} ist kein Modell da. Unter Sprachmodelle eines holen.</translation>
    </message>
    <message>
      <source>How recordings become text. All of it happens on this computer.</source>
      <translation>Wie Aufnahmen zu Text werden. Alles geschieht auf diesem Computer.</translation>
    </message>
    <message>
      <source>Try doubtful passages again</source>
      <translation>Zweifelhaftes erneut versuchen</translation>
    </message>
    <message>
      <source>Engine</source>
      <translation>Engine</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Doubtful passages</source>
      <translation>Zweifelhafte Stellen</translation>
    </message>
    <message>
      <source>What comes out garbled or unlikely is written once more, with some chance in it, and marked as doubtful where that did not help. Costs time only there.</source>
      <translation>Was wirr oder unwahrscheinlich herauskommt, wird noch einmal geschrieben, mit etwas Zufall darin, und als zweifelhaft markiert, wo das nicht half. Kostet nur dort Zeit.</translation>
    </message>
    <message>
      <source>Recordings at once</source>
      <translation>Aufnahmen gleichzeitig</translation>
    </message>
    <message>
      <source>Each takes one processor core and the memory of one model. A change counts from the next start of the queue; what is in work is left in peace.</source>
      <translation>Jede braucht einen Prozessorkern und den Speicher eines Modells. Eine Änderung gilt ab dem nächsten Start der Warteschlange; was in Arbeit ist, bleibt in Ruhe.</translation>
    </message>
    <message>
      <source>While on battery</source>
      <translation>Auf Akku</translation>
    </message>
    <message>
      <source>Recordings in work wait, with what is done kept, until the computer is plugged in again.</source>
      <translation>Aufnahmen in Arbeit warten, das Fertige bleibt erhalten, bis der Computer wieder am Netz ist.</translation>
    </message>
    <message>
      <source>After an interruption</source>
      <translation>Nach einer Unterbrechung</translation>
    </message>
    <message>
      <source>Recordings that were not finished go on where they stopped when this window opens; otherwise it asks.</source>
      <translation>Unfertige Aufnahmen gehen dort weiter, wo sie stehen blieben, wenn dieses Fenster sich öffnet; sonst wird gefragt.</translation>
    </message>
    <message>
      <source>What an import begins with for recordings that keep the two sides apart. The review can swap it.</source>
      <translation>Womit ein Import bei Aufnahmen beginnt, die beide Seiten trennen. Die Prüfung kann tauschen.</translation>
    </message>
    <message>
      <source>Engine: {engine}.</source>
      <translation>Engine: {engine}.</translation>
    </message>
    <message>
      <source>Recordings at once: {words}.</source>
      <translation>Aufnahmen gleichzeitig: {words}.</translation>
    </message>
    <message>
      <source>Doubtful passages are tried again in new transcripts.</source>
      <translation>Zweifelhafte Stellen werden in neuen Transkripten erneut versucht.</translation>
    </message>
    <message>
      <source>Doubtful passages stay as they first came out in new transcripts.</source>
      <translation>Zweifelhafte Stellen bleiben in neuen Transkripten, wie sie zuerst herauskamen.</translation>
    </message>
    <message>
      <source>Transcription waits while on battery.</source>
      <translation>Auf Akku wartet die Transkription.</translation>
    </message>
    <message>
      <source>Transcription goes on while on battery.</source>
      <translation>Auch auf Akku geht die Transkription weiter.</translation>
    </message>
    <message>
      <source>Unfinished recordings go on by themselves when the window opens.</source>
      <translation>Unfertige Aufnahmen gehen von selbst weiter, wenn das Fenster sich öffnet.</translation>
    </message>
    <message>
      <source>Unfinished recordings are asked about when the window opens.</source>
      <translation>Nach unfertigen Aufnahmen wird gefragt, wenn das Fenster sich öffnet.</translation>
    </message>
    <message>
      <source>One a core ({there})</source>
      <translation>Eine je Kern ({there})</translation>
    </message>
    <message>
      <source>Pause on battery</source>
      <translation>Auf Akku anhalten</translation>
    </message>
    <message>
      <source>Go on at the start</source>
      <translation>Beim Start weitermachen</translation>
    </message>
    <message>
      <source>Model: {model}.</source>
      <translation>Modell: {model}.</translation>
    </message>
    <message>
      <source>Model: the best that is here.</source>
      <translation>Modell: das beste vorhandene.</translation>
    </message>
    <message numerus="yes">
      <source>{count} recordings</source>
      <extracomment>One: {count} recording</extracomment>
      <translation>
        <numerusform>{count} Aufnahme</numerusform>
        <numerusform>{count} Aufnahmen</numerusform>
      </translation>
    </message>
    <message>
      <source>A mark that is made with the suggestion in sight leans towards it. What suggestions have earned stands on the Rubrics page, under Trust. These settings belong to this workspace.</source>
      <translation>Eine Wertung mit dem Vorschlag vor Augen neigt zu ihm hin. Was Vorschläge verdient haben, steht auf der Seite Bögen unter Vertrauen. Diese Einstellungen gehören zu diesem Arbeitsbereich.</translation>
    </message>
    <message>
      <source>Beside the question, at once</source>
      <translation>Gleich neben der Frage</translation>
    </message>
    <message>
      <source>Once the question is answered</source>
      <translation>Sobald die Frage beantwortet ist</translation>
    </message>
    <message>
      <source>A random half once answered</source>
      <translation>Zufällige Hälfte nach Antwort</translation>
    </message>
    <message>
      <source>None made in sight of it</source>
      <translation>Keine in Sicht des Vorschlags</translation>
    </message>
    <message>
      <source>Only those known to be made first</source>
      <translation>Nur sicher zuerst gegebene</translation>
    </message>
    <message>
      <source>All, also those taken over</source>
      <translation>Alle, auch übernommene</translation>
    </message>
    <message>
      <source>These settings cannot be read or written: {error}</source>
      <translation>Diese Einstellungen können nicht gelesen oder geschrieben werden: {error}</translation>
    </message>
    <message>
      <source>Show suggestions</source>
      <translation>Vorschläge zeigen</translation>
    </message>
    <message>
      <source>Marks that count</source>
      <translation>Zählende Wertungen</translation>
    </message>
    <message>
      <source>Kappa to reach</source>
      <translation>Nötiges Kappa</translation>
    </message>
    <message>
      <source>Fewest pairs</source>
      <translation>Wenigste Paare</translation>
    </message>
    <message>
      <source>Held back until the question is answered, they cannot pull the answer. The random half also shows how much seeing them moves marks.</source>
      <translation>Zurückgehalten, bis die Frage beantwortet ist, können sie die Antwort nicht zu sich ziehen. Die zufällige Hälfte zeigt auch, wie sehr der Anblick Wertungen verschiebt.</translation>
    </message>
    <message>
      <source>A mark made in sight of the suggestion is no evidence of its own. Once enough are known to be made first, trust rests on those alone.</source>
      <translation>Eine Wertung mit dem Vorschlag vor Augen ist kein eigener Nachweis. Sind genug erwiesenermaßen zuerst gegebene da, ruht das Vertrauen auf diesen allein.</translation>
    </message>
    <message>
      <source>What the lower end of the 95 % interval has to reach before a criterion may be marked unattended; 0 to 1, usually 0.70.</source>
      <translation>Was das untere Ende des 95-%-Intervalls erreichen muss, bevor ein Kriterium unbeaufsichtigt bewertet werden darf; 0 bis 1, üblich 0,70.</translation>
    </message>
    <message>
      <source>Of suggestion and mark, that it takes at least; {least} to {most:,}, usually 50.</source>
      <translation>Paare aus Vorschlag und Wertung, die es mindestens braucht; {least} bis {most:,}, üblich 50.</translation>
    </message>
    <message>
      <source>Names of brands, agents and products, as they are written. Whisper is told them before it listens, and what it still mishears is put right, with the word that was heard kept beside. The list belongs to this workspace.</source>
      <translation>Namen von Marken, Agenten und Produkten, wie sie geschrieben werden. Whisper bekommt sie vor dem Hören gesagt, und was es dennoch falsch hört, wird berichtigt; das gehörte Wort bleibt daneben erhalten. Die Liste gehört zu diesem Arbeitsbereich.</translation>
    </message>
    <message>
      <source>Lists of names (*.txt *.csv *.tsv);;All files (*)</source>
      <translation>Namenslisten (*.txt *.csv *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation>Vokabular</translation>
    </message>
    <message>
      <source>No names yet: type one below, or import a list.</source>
      <translation>Noch keine Namen: unten einen eingeben oder eine Liste importieren.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Also heard as</source>
      <translation>Auch gehört als</translation>
    </message>
    <message>
      <source>Put names right in all transcripts</source>
      <translation>Namen in allen Transkripten berichtigen</translation>
    </message>
    <message numerus="yes">
      <source>The workspace knows {count} names that are not on the list: {shown}.</source>
      <extracomment>One: The workspace knows {count} name that is not on the list: {shown}.</extracomment>
      <translation>
        <numerusform>Der Arbeitsbereich kennt {count} Namen, der nicht auf der Liste steht: {shown}.</numerusform>
        <numerusform>Der Arbeitsbereich kennt {count} Namen, die nicht auf der Liste stehen: {shown}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Names to import</source>
      <translation>Zu importierende Namen</translation>
    </message>
    <message numerus="yes">
      <source>{count} lines could not be taken</source>
      <extracomment>One: {count} line could not be taken</extracomment>
      <translation>
        <numerusform>{count} Zeile ließ sich nicht übernehmen</numerusform>
        <numerusform>{count} Zeilen ließen sich nicht übernehmen</numerusform>
      </translation>
    </message>
    <message>
      <source>Putting names right</source>
      <translation>Namen werden berichtigt</translation>
    </message>
    <message numerus="yes">
      <source>{count} transcripts changed; each is a new version.</source>
      <extracomment>One: {count} transcript changed; each is a new version.</extracomment>
      <translation>
        <numerusform>{count} Transkript geändert; jedes ist eine neue Version.</numerusform>
        <numerusform>{count} Transkripte geändert; jedes ist eine neue Version.</numerusform>
      </translation>
    </message>
    <message>
      <source>metal lane; medow lane</source>
      <translation>metal lane; medow lane</translation>
    </message>
    <message>
      <source>Forms that are heard instead, with “;” between; always replaced.</source>
      <translation>Formen, die stattdessen gehört werden, durch „;“ getrennt; immer ersetzt.</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Add a name</source>
      <translation>Namen hinzufügen</translation>
    </message>
    <message>
      <source>Change a name</source>
      <translation>Namen ändern</translation>
    </message>
    <message>
      <source>Remove a name</source>
      <translation>Namen entfernen</translation>
    </message>
    <message>
      <source>Import names</source>
      <translation>Namen importieren</translation>
    </message>
    <message>
      <source>Each that changes becomes a new version</source>
      <translation>Jedes geänderte wird eine neue Version</translation>
    </message>
    <message numerus="yes">
      <source>{count} names</source>
      <extracomment>One: {count} name</extracomment>
      <translation>
        <numerusform>{count} Name</numerusform>
        <numerusform>{count} Namen</numerusform>
      </translation>
    </message>
    <message>
      <source>Every transcript is right by the list already.</source>
      <translation>Alle Transkripte entsprechen der Liste bereits.</translation>
    </message>
    <message>
      <source>Taking names back</source>
      <translation>Namen werden zurückgenommen</translation>
    </message>
    <message>
      <source>Stopped. Transcripts that were done stay as new versions.</source>
      <translation>Angehalten. Fertige Transkripte bleiben als neue Versionen.</translation>
    </message>
    <message>
      <source>Add them</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>{name}: {added} names added, {changed} changed, {there} were there.</source>
      <translation>{name}: {added} Namen hinzugefügt, {changed} geändert, {there} waren da.</translation>
    </message>
    <message>
      <source>“{name}” is on the list.</source>
      <translation>„{name}“ steht auf der Liste.</translation>
    </message>
    <message>
      <source>{count} names are on the list.</source>
      <translation>{count} Namen stehen auf der Liste.</translation>
    </message>
    <message>
      <source>“{words}” is changed.</source>
      <translation>„{words}“ ist geändert.</translation>
    </message>
    <message>
      <source>“{name}” is off the list.</source>
      <translation>„{name}“ ist von der Liste.</translation>
    </message>
    <message>
      <source>{count} names are off the list.</source>
      <translation>{count} Namen sind von der Liste.</translation>
    </message>
    <message>
      <source>Brand</source>
      <translation>Marke</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Produkt</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Anderes</translation>
    </message>
    <message>
      <source>Names of the vocabulary</source>
      <translation>Namen des Vokabulars</translation>
    </message>
    <message>
      <source>at or over</source>
      <translation>erreicht</translation>
    </message>
    <message>
      <source>under</source>
      <translation>darunter</translation>
    </message>
    <message>
      <source>too close to call</source>
      <translation>zu knapp</translation>
    </message>
    <message>
      <source>{place} of {many}</source>
      <translation>{place} von {many}</translation>
    </message>
    <message>
      <source>Skip the tour</source>
      <translation>Rundgang überspringen</translation>
    </message>
    <message>
      <source>Tour, {count}: {title}</source>
      <translation>Rundgang, {count}: {title}</translation>
    </message>
    <message>
      <source>End it (Esc)</source>
      <translation>Beenden (Esc)</translation>
    </message>
    <message>
      <source>The stop before (Left)</source>
      <translation>Vorige Station (Links)</translation>
    </message>
    <message>
      <source>The next stop (Right, or Enter)</source>
      <translation>Nächste Station (Rechts oder Eingabe)</translation>
    </message>
    <message>
      <source>Everything begins in the library</source>
      <translation>Alles beginnt in der Bibliothek</translation>
    </message>
    <message>
      <source>Each line is one interaction: a call, a chat or an e-mail thread with one customer. Enter opens it.</source>
      <translation>Jede Zeile ist ein Kontakt: ein Anruf, ein Chat oder ein E-Mail-Verlauf mit einem Kunden. Eingabe öffnet ihn.</translation>
    </message>
    <message>
      <source>Bring your own</source>
      <translation>Eigenes mitbringen</translation>
    </message>
    <message>
      <source>Import takes recordings, chat logs and survey results, one by one or a whole folder. Files can be dropped here, too. Nothing ever leaves this machine.</source>
      <translation>Der Import nimmt Aufnahmen, Chatprotokolle und Umfrageergebnisse, einzeln oder als ganzen Ordner. Dateien lassen sich auch hier ablegen. Nichts verlässt je diesen Computer.</translation>
    </message>
    <message>
      <source>Find what you look for</source>
      <translation>Finden, was gesucht wird</translation>
    </message>
    <message>
      <source>Filters narrow the list down by agent, round, score and state; Ctrl+F searches by words, and Ctrl+K finds interactions, agents, pages and actions wherever you are.</source>
      <translation>Filter engen die Liste nach Agent, Runde, Score und Stand ein; Strg+F sucht nach Wörtern, und Strg+K findet Kontakte, Agenten, Seiten und Aktionen, von überall aus.</translation>
    </message>
    <message>
      <source>What waits for you</source>
      <translation>Was wartet</translation>
    </message>
    <message>
      <source>Here stands what has no submitted review yet. When something waits, open it now if you like, and the tour goes on beside it: the conversation at the left, the form at the right.</source>
      <translation>Hier steht, was noch keine eingereichte Prüfung hat. Wenn etwas wartet, lässt es sich jetzt öffnen, und der Rundgang geht daneben weiter: links das Gespräch, rechts der Bogen.</translation>
    </message>
    <message>
      <source>Mark by the keyboard</source>
      <translation>Mit der Tastatur bewerten</translation>
    </message>
    <message>
      <source>1 to 9 answer a criterion, N is not applicable, A accepts a suggestion. A question mark shows every key. Each mark is stored within a second.</source>
      <translation>1 bis 9 beantworten ein Kriterium, N heißt nicht anwendbar, A übernimmt einen Vorschlag. Ein Fragezeichen zeigt alle Tasten. Jede Wertung ist innerhalb einer Sekunde gespeichert.</translation>
    </message>
    <message>
      <source>A score explains itself</source>
      <translation>Ein Score erklärt sich</translation>
    </message>
    <message>
      <source>The score stands under the form and opens to its arithmetic: what was gained, what was lost, and why.</source>
      <translation>Der Score steht unter dem Bogen und öffnet sich zu seiner Rechnung: was gewonnen, was verloren wurde, und warum.</translation>
    </message>
    <message>
      <source>The forms</source>
      <translation>Die Bögen</translation>
    </message>
    <message>
      <source>A rubric says what is marked and how much it weighs. Make a draft of a built-in one and change it; published versions never change.</source>
      <translation>Ein Bogen sagt, was bewertet wird und wie viel es wiegt. Aus einem mitgelieferten einen Entwurf machen und ändern; veröffentlichte Versionen ändern sich nie.</translation>
    </message>
    <message>
      <source>Try it before it counts</source>
      <translation>Versuchen, bevor es zählt</translation>
    </message>
    <message>
      <source>Beside the form stand its faults, a laboratory that marks past reviews with it, and how far its suggestions agree with your reviewers.</source>
      <translation>Neben dem Bogen stehen seine Fehler, ein Labor, das frühere Prüfungen damit bewertet, und wie weit seine Vorschläge mit den Prüfern übereinstimmen.</translation>
    </message>
    <message>
      <source>Coaching for an agent, one round beside another, reviewers beside each other: seen here, saved as PDF.</source>
      <translation>Coaching für einen Agenten, eine Runde neben der anderen, Prüfer nebeneinander: hier zu sehen, als PDF zu speichern.</translation>
    </message>
    <message>
      <source>As you like it</source>
      <translation>Wie es gefällt</translation>
    </message>
    <message>
      <source>Appearance, size, keys, speech models and the vocabulary of your trade. What you change can be undone.</source>
      <translation>Aussehen, Größe, Tasten, Sprachmodelle und das Vokabular des Fachs. Änderungen lassen sich zurücknehmen.</translation>
    </message>
    <message>
      <source>Work in the background</source>
      <translation>Arbeit im Hintergrund</translation>
    </message>
    <message>
      <source>What runs, how far it is, and a way to stop it stand here. You can go on working meanwhile.</source>
      <translation>Was läuft, wie weit es ist und wie es sich anhalten lässt, steht hier. Inzwischen lässt sich weiterarbeiten.</translation>
    </message>
    <message>
      <source>Help is always there</source>
      <translation>Hilfe ist immer da</translation>
    </message>
    <message>
      <source>F1 opens the manual where you are. This tour starts again from here.</source>
      <translation>F1 öffnet das Handbuch an der passenden Stelle. Dieser Rundgang beginnt von hier aus neu.</translation>
    </message>
    <message>
      <source>note</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <source>warning</source>
      <translation>Warnung</translation>
    </message>
    <message>
      <source>problem</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>{kind}: {text}</source>
      <translation>{kind}: {text}</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message numerus="yes">
      <source>{told} and {count} more</source>
      <extracomment>One: {told} and {count} more</extracomment>
      <translation>
        <numerusform>{told} und {count} weiterer</numerusform>
        <numerusform>{told} und {count} weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>Type to narrow</source>
      <translation>Tippen zum Eingrenzen</translation>
    </message>
    <message>
      <source>Narrow the choices of {name}</source>
      <translation>Auswahl für {name} eingrenzen</translation>
    </message>
    <message>
      <source>Any</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Filter by {name}: {words}</source>
      <translation>Filtern nach {name}: {words}</translation>
    </message>
    <message>
      <source>{name}: {words}. Backspace clears it.</source>
      <translation>{name}: {words}. Rücktaste löscht.</translation>
    </message>
    <message>
      <source>Filter by {name}</source>
      <translation>Filtern nach {name}</translation>
    </message>
    <message>
      <source>Another reviewer’s name</source>
      <translation>Name einer weiteren Person</translation>
    </message>
    <message>
      <source>no score</source>
      <translation>kein Score</translation>
    </message>
    <message>
      <source>{said}, {standing}</source>
      <translation>{said}, {standing}</translation>
    </message>
    <message>
      <source>not met, though over {threshold}</source>
      <translation>nicht erreicht, obwohl über {threshold}</translation>
    </message>
    <message>
      <source>{score}, over {threshold} and not met because a critical criterion failed</source>
      <translation>{score}, über {threshold} und doch nicht erreicht, weil ein kritisches Kriterium nicht erfüllt ist</translation>
    </message>
    <message>
      <source>{words}; automatic, no person has marked it yet</source>
      <translation>{words}; automatisch, noch von keinem Menschen bewertet</translation>
    </message>
    <message>
      <source>too close to {threshold} to call</source>
      <translation>zu knapp an {threshold} für ein Urteil</translation>
    </message>
    <message>
      <source>at or over {threshold}</source>
      <translation>{threshold} erreicht</translation>
    </message>
    <message>
      <source>under {threshold}</source>
      <translation>unter {threshold}</translation>
    </message>
    <message>
      <source>{standing}, automatic</source>
      <translation>{standing}, autom.</translation>
    </message>
  </context>
</TS>
