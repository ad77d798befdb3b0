/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-documents.h"

/* In Dutch whatever the language of the interface, as a file of the team would be.
 * Titles, bodies and dates are those of the information note on 2018; what stands in
 * the documents is of our own making, and each page says so. A document that others
 * supersede stands behind them, as keys of later rows are known by then. */

const IteamSampleDocument iteam_sample_documents[] = {
  { .key = "code-raad", .title = "Gedragscode integriteit raad en raadsleden gemeente Rijswijk 2017",
    .file_name = "Gedragscode raad 2017.pdf", .kind = ITEAM_DOCUMENT_CODE, .version = "2017", .dated = "2017-04-04",
    .summary = "Wettelijk verplicht hulpmiddel voor een open, transparante en integere bestuurscultuur.",
    .adopted = "gemeenteraad:2017-04-04", .review = "2021-04-01", .responsible = "Griffier",
    .tags = "raad, gedragscode", .pillars = "outside cloud", .actions = "geschenken najaar",
    .items = "Geschenken en uitnodigingen#2",
    .text =
      "# Waarom een gedragscode\n\n"
      "Een gedragscode is een hulpmiddel voor een open, transparante en integere bestuurscultuur. Zij schrijft niet voor wat iemand denkt, "
      "maar helpt een raadslid om op tijd een vraag te stellen.\n\n"
      "# Artikel 1. Onafhankelijk oordeel\n\n"
      "Een raadslid neemt niet deel aan de beraadslaging en de stemming over een onderwerp waarbij het een persoonlijk belang heeft. Wie twijfelt, "
      "bespreekt dat vooraf met de griffier.\n\n"
      "# Artikel 2. Nevenfuncties\n\n"
      "Een raadslid meldt elke nevenfunctie binnen een week bij de griffier. De lijst van nevenfuncties is openbaar en staat op de website van de "
      "gemeente.\n\n"
      "# Artikel 3. Informatie\n\n"
      "Een raadslid gaat zorgvuldig om met vertrouwelijke informatie, ook op een eigen telefoon of tablet. Geheime stukken worden niet doorgestuurd.\n"
      "\f"
      "# Artikel 4. Geschenken en uitnodigingen\n\n"
      "Een raadslid neemt geen geschenken aan die de onafhankelijkheid kunnen aantasten. Een geschenk van meer dan 50 euro gaat terug of wordt "
      "eigendom van de gemeente; de griffier houdt een register bij.\n\n"
      "Een uitnodiging voor een lunch, diner, receptie of excursie wordt alleen aangenomen als zij bij het raadswerk past. Geschenken worden niet op "
      "het huisadres ontvangen.\n\n"
      "# Artikel 5. Omgang met elkaar\n\n"
      "Raadsleden gaan respectvol met elkaar en met ambtenaren om, in de vergadering en daarbuiten, ook op sociale media.\n\n"
      "# Artikel 6. Naleving\n\n"
      "De raad bespreekt de code elk jaar. Een vermoeden van een schending wordt behandeld zoals het protocol vermoedens "
      "integriteitsschendingen het beschrijft.\n" },
  { .key = "protocol", .title = "Protocol vermoedens integriteitsschendingen politieke ambtsdragers gemeente Rijswijk 2018",
    .file_name = "Protocol vermoedens 2018.pdf", .kind = ITEAM_DOCUMENT_PROTOCOL, .version = "2018", .dated = "2018-05-15",
    .summary = "Wat er gebeurt als iemand vermoedt dat een politieke ambtsdrager niet integer handelt. Twee keer vastgesteld.",
    .adopted = "gemeenteraad:2018-05-15;constituerend beraad:2018-05-31", .review = "2020-05-15", .responsible = "CI",
    .tags = "raad, college, melding", .actions = "protocol screening",
    .text =
      "# Doel\n\n"
      "Dit protocol beschrijft welke stappen volgen op een vermoeden dat een politieke ambtsdrager niet integer heeft gehandeld. Het beschermt wie "
      "meldt en over wie gemeld wordt.\n\n"
      "# Stap 1. Melden\n\n"
      "Een vermoeden wordt gemeld bij de burgemeester. Gaat het over de burgemeester, dan bij de commissaris van de Koning. Een anonieme melding wordt "
      "niet in behandeling genomen, tenzij zij genoeg aanwijzingen bevat.\n\n"
      "# Stap 2. Vooronderzoek\n\n"
      "De burgemeester beoordeelt binnen twee weken of er genoeg is voor een vooronderzoek. Hoor en wederhoor horen daarbij. Wat gezegd wordt, is "
      "vertrouwelijk.\n"
      "\f"
      "# Stap 3. Onderzoek\n\n"
      "Een feitenonderzoek wordt gedaan door een onafhankelijk bureau. De opdracht zegt wat er onderzocht wordt, wie gehoord wordt en wanneer het "
      "rapport klaar is.\n\n"
      "# Stap 4. Afronding\n\n"
      "De raad bespreekt de uitkomst, zo nodig in beslotenheid. Wie gemeld heeft, hoort hoe het is afgelopen.\n\n"
      "# Preventie\n\n"
      "Voorkomen is beter: trainingen, gesprekken en de screening van kandidaat-bestuurders geven integriteitsbewustzijn een plek.\n" },
  { .key = "code-college", .title = "Gedragscode integriteit burgemeester en wethouders gemeente Rijswijk 2015",
    .file_name = "Gedragscode college 2015.pdf", .kind = ITEAM_DOCUMENT_CODE, .version = "2015", .dated = "2015-01-01",
    .summary = "Voor het college van B&W; in 2018 opnieuw vastgesteld.",
    .adopted = "constituerend beraad:2018-05-31", .review = "2019-05-31", .responsible = "GS", .tags = "college, gedragscode",
    .actions = "code-college",
    .text =
      "# Algemeen\n\n"
      "Deze code geldt voor de burgemeester en de wethouders. Zij leggen over hun gedrag verantwoording af aan de raad.\n\n"
      "# Belangen\n\n"
      "Een wethouder doet opgave van financiële belangen in ondernemingen waarmee de gemeente zaken doet, en blijft weg bij besluiten die daarover "
      "gaan.\n\n"
      "# Geschenken\n\n"
      "Geschenken van meer dan 50 euro worden niet aangenomen. Wat wordt aangenomen, staat in een register dat iedereen kan inzien.\n"
      "\f"
      "# Reizen en declaraties\n\n"
      "Een reis naar het buitenland wordt vooraf in het college besproken. Declaraties zijn openbaar.\n\n"
      "# Na het ambt\n\n"
      "Een jaar na het aftreden neemt een wethouder geen betaalde opdracht van de gemeente aan: de draaideur blijft dicht.\n" },
  { .key = "handreiking", .title = "Handreiking integriteit politieke ambtsdragers",
    .file_name = "Handreiking integriteit.pdf", .kind = ITEAM_DOCUMENT_GUIDE, .dated = "2018-05-31",
    .summary = "Met modelgedragscodes. Alleen ter kennisname aangenomen.",
    .noted = "constituerend beraad:2018-05-31", .responsible = "Griffier", .tags = "raad, college, naslag",
    .actions = "handreiking training-raad", .activities = "training-2018",
    .items = "Bijeenkomst voor de raad in het najaar#1",
    .text =
      "# Over deze handreiking\n\n"
      "De handreiking helpt politieke ambtsdragers om over integriteit te praten. Zij bevat modelgedragscodes voor de raad, de burgemeester en de "
      "wethouders.\n\n"
      "# Dilemma's\n\n"
      "Een ondernemer die je goed kent, vraagt je om raad over zijn vergunning. Een bouwbedrijf nodigt je uit voor een wedstrijd. Een journalist belt "
      "over een besloten vergadering. Wat doe je, en met wie bespreek je het?\n"
      "\f"
      "# Modelgedragscode\n\n"
      "Een modelgedragscode is een begin. De raad maakt haar eigen door erover te praten en haar aan te passen aan wat in Rijswijk speelt.\n\n"
      "# Screening van kandidaten\n\n"
      "Een partij kan kandidaten vragen naar nevenfuncties, schulden en een verklaring omtrent het gedrag. Alleen of er gescreend is, wordt "
      "vastgelegd.\n" },
  { .key = "advies", .title = "Advies van de trainees: integriteitsbewustzijn borgen",
    .file_name = "Advies trainees 2019.pdf", .kind = ITEAM_DOCUMENT_ADVICE, .version = "concept", .dated = "2019-02-12",
    .summary = "Hoe borg je het integriteitsbewustzijn bij iedereen in de ambtelijke organisatie? Wordt in februari gepresenteerd aan de "
               "gemeentesecretarissen.",
    .responsible = "CI", .tags = "bewustwording, trainees", .pillars = "inside outside screen cloud",
    .actions = "advies presentatie reactie", .activities = "trainees presentatie", .items = "Advies van de trainees#2",
    .text =
      "# De vraag\n\n"
      "Hoe borg je het integriteitsbewustzijn bij iedereen in de ambtelijke organisatie? Wij spraken met gemeentesecretarissen, HRM, de "
      "ondernemingsraad en vertrouwenspersonen van drie gemeenten.\n\n"
      "# Wat wij hoorden\n\n"
      "Iedereen kent de gedragscode, maar weinigen weten waar zij staat. De dilemmatraining werd door 74% van de medewerkers ingevuld en gaf stof tot "
      "gesprek.\n"
      "\f"
      "# Aanbevelingen\n\n"
      "Maak integriteit een vast onderwerp in het overleg van elk team. Laat nieuwe collega's in hun eerste maand kennismaken met een "
      "vertrouwenspersoon. Herhaal de dilemmatraining elk jaar en vergelijk de uitkomsten.\n\n"
      "Zet elke pijler van I-bewust een keer per jaar in de kijker: binnen, buiten, achter je scherm en in de cloud.\n" },
  { .key = "nota", .title = "Informatienota integriteit 2018", .file_name = "Informatienota 2018.pdf",
    .kind = ITEAM_DOCUMENT_NOTE, .dated = "2019-02-13", .summary = "De jaarlijkse nota aan de raad over het thema integriteit.",
    .responsible = "CI", .tags = "raad, jaarverslag", .actions = "nota nulmeting vergelijken", .activities = "ronde-2018",
    .items = "Informatienota aan de raad#1;Dilemmatraining: 74% deed mee#2",
    .text =
      "# Inleiding\n\n"
      "De raad wordt elk jaar geïnformeerd over het thema integriteit, voor politieke ambtsdragers en voor ambtenaren.\n\n"
      "# Politieke ambtsdragers\n\n"
      "In 2017 werd de gedragscode voor de raad vastgesteld, in 2018 het protocol. De eerste training voor raadsleden en bestuurders was op 19 juni "
      "2018.\n"
      "\f"
      "# Ambtelijke organisatie\n\n"
      "Eind 2018 is gestart met de integriteitsmodule: een digitale dilemmatraining en themagesprekken onder leiding van een collega.\n\n"
      "# Vervolg\n\n"
      "In 2019 worden de training en de gesprekken herhaald en met 2018 vergeleken. Verbeterpunten en aandachtspunten worden bijgesteld.\n" },
  { .key = "code-oud", .title = "Gedragscode raad (voorganger van die van 2017)", .file_name = "Gedragscode raad oud.pdf",
    .kind = ITEAM_DOCUMENT_CODE, .version = "voor 2017", .dated = "2011-01-01",
    .summary = "Alleen als voorbeeld van een document dat door een ander is vervangen.", .superseded_by = "code-raad",
    .responsible = "Griffier", .retention = "Blijvend te bewaren", .tags = "raad, gedragscode",
    .text =
      "# Vervangen\n\n"
      "Deze gedragscode is vervangen door die van 2017. Zij staat hier om te laten zien hoe het register een voorganger bewaart.\n\n"
      "# Geschenken\n\n"
      "Geschenken worden gemeld bij de griffier.\n" },
  { .key = "handleiding", .title = "Handleiding Integriteit Team", .file_name = "Handleiding Integriteit Team.pdf",
    .kind = ITEAM_DOCUMENT_OTHER, .dated = "2026-11-28", .summary = "Hoe dit programma werkt, om naast het scherm te leggen. F1 laat dezelfde "
    "tekst zien.", .responsible = "CI", .tags = "handleiding" },
  { 0 },
};
