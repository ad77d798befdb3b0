/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-meetings.h"

/* In Dutch whatever the language of the interface. What is told of the year is what the
 * information note on 2018 tells; nobody says anything that a person could be known by. */

#define TEAM "CI IVP EVP BMW OR HRM"

const IteamSampleMeeting iteam_sample_meetings[] = {
  { "2018-09-18", "18 september 2018", ITEAM_MEETING_ADOPTED, "CI IVP BMW OR HRM", "EVP", NULL },
  { "2018-10-30", "30 oktober 2018", ITEAM_MEETING_ADOPTED, TEAM, NULL, "Trainees van de drie gemeenten" },
  { "2018-12-11", "11 december 2018", ITEAM_MEETING_ADOPTED, "CI IVP EVP OR HRM", "BMW", "I-bewust team" },
  { "2019-01-22", "22 januari 2019", ITEAM_MEETING_FOR_ADOPTION, "CI IVP BMW OR HRM", "EVP", "Functionaris gegevensbescherming; Trainees van de drie gemeenten" },
  { "2019-03-05", "5 maart 2019", ITEAM_MEETING_PLANNED, NULL, "BMW", NULL },
  { 0 },
};

const IteamSampleItem iteam_sample_standing[] = {
  { .title = "Opening en mededelingen", .section = "Opening", .kind = ITEAM_ITEM_INFORM, .planned = 5, .presenter = "CI" },
  { .title = "Actielijst", .section = "Opening", .kind = ITEAM_ITEM_DISCUSS, .planned = 10, .presenter = "CI" },
  { .title = "Rondvraag", .section = "Sluiting", .kind = ITEAM_ITEM_INFORM, .planned = 5 },
  { 0 },
};

/* Topics for some later meeting. */
const char *const iteam_sample_waiting[] = {
  "Integriteit in het gesprek bij vertrek van een medewerker",
  "Nevenfuncties: wat melden, waar staat het",
  NULL,
};

const IteamSampleItem iteam_sample_items[] = {
  { .day = "2018-09-18", .title = "Opening en mededelingen", .state = ITEAM_ITEM_TREATED,
    .minutes = "De nieuwe interne vertrouwenspersoon is welkom geheten." },
  { .day = "2018-09-18", .title = "Integriteitsmodule", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 30, .presenter = "CI",
    .state = ITEAM_ITEM_TREATED, .text = "Een pakket met een digitale dilemmatraining en themagesprekken onder leiding van een collega.",
    .minutes = "Een gedragscode alleen is geen garantie. De module is praktisch, laagdrempelig en komt terug.\n\n"
               "- de training frist kennis op;\n- de gesprekken brengen collega’s bij elkaar.",
    .decision = "Eind 2018 begint de ambtelijke organisatie met de integriteitsmodule.", .actions = "module" },
  { .day = "2018-09-18", .title = "Grote bijeenkomst of kleine groepen", .section = "Onderwerpen", .kind = ITEAM_ITEM_DISCUSS, .planned = 15,
    .presenter = "HRM", .state = ITEAM_ITEM_TREATED, .minutes = "In een volle zaal zegt niemand wat. Kleine groepen van collega’s met hetzelfde werk leveren meer op.",
    .actions = "zaal" },
  { .day = "2018-09-18", .title = "Actielijst", .state = ITEAM_ITEM_TREATED, .minutes = "Doorgenomen." },
  { .day = "2018-09-18", .title = "Rondvraag", .state = ITEAM_ITEM_TREATED, .minutes = "Niemand heeft iets voor de rondvraag." },

  { .day = "2018-10-30", .title = "Opening en mededelingen", .state = ITEAM_ITEM_TREATED,
    .minutes = "De voorlichting over privacy is in alle afdelingen geweest." },
  { .day = "2018-10-30", .title = "Opdracht van de trainees", .section = "Onderwerpen", .kind = ITEAM_ITEM_INFORM, .planned = 20,
    .presenter = "Trainees", .state = ITEAM_ITEM_TREATED,
    .minutes = "De trainees van drie gemeenten onderzoeken hoe het integriteitsbewustzijn bij iedereen geborgd wordt. Zij spreken met de "
               "gemeentesecretaris, HRM, de OR en de vertrouwenspersonen.",
    .commitment = "IVP: De vertrouwenspersonen werken mee aan de interviews.", .actions = "interviews verdieping" },
  { .day = "2018-10-30", .title = "Nieuwe collega’s", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 15, .presenter = "HRM",
    .state = ITEAM_ITEM_TREATED, .minutes = "Wie nieuw is, hoort nu pas laat van de gedragscode.",
    .decision = "Integriteit komt in het programma voor nieuwe collega’s.", .actions = "introductie" },
  { .day = "2018-10-30", .title = "Overleggen in 2019", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 10, .presenter = "CI",
    .state = ITEAM_ITEM_TREATED, .minutes = "Elke zes weken op dinsdag bevalt.", .decision = "Het I-team vergadert ook in 2019 elke zes weken.",
    .actions = "overleggen" },
  { .day = "2018-10-30", .title = "Actielijst", .state = ITEAM_ITEM_TREATED, .minutes = "De bijeenkomst in de raadzaal vervalt." },
  { .day = "2018-10-30", .title = "Rondvraag", .state = ITEAM_ITEM_TREATED },

  { .day = "2018-12-11", .title = "Opening en mededelingen", .state = ITEAM_ITEM_TREATED,
    .minutes = "De uitnodiging voor de dilemmatraining is bij iedereen aangekomen." },
  { .day = "2018-12-11", .title = "Themagesprekken", .section = "Onderwerpen", .kind = ITEAM_ITEM_DISCUSS, .planned = 20, .presenter = "CI",
    .state = ITEAM_ITEM_TREATED,
    .minutes = "De gesprekken zijn besloten en informeel, met interne en externe medewerkers met vergelijkbare functies.\n\n"
               "- Wat gezegd wordt, blijft in de zaal.\n- Alleen de *lessen* komen op papier.",
    .commitment = "HRM: HRM vraagt de teamleiders ruimte in de roosters te maken.", .actions = "themagesprekken externen" },
  { .day = "2018-12-11", .title = "Jaarplanning I-bewust", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 20,
    .presenter = "I-bewust", .state = ITEAM_ITEM_TREATED,
    .minutes = "Vier pijlers, door het jaar heen: binnen, buiten, achter je scherm en in de cloud.",
    .decision = "Elke pijler staat in 2019 een keer in de kijker.", .actions = "jaarplanning" },
  { .day = "2018-12-11", .title = "Vindplaats van vertrouwenspersonen", .section = "Onderwerpen", .kind = ITEAM_ITEM_DISCUSS, .planned = 10,
    .presenter = "IVP", .state = ITEAM_ITEM_TREATED, .minutes = "Niet iedereen weet bij wie je terechtkunt. Een eigen bladzijde op intranet helpt.",
    .actions = "vindplaats" },
  { .day = "2018-12-11", .title = "Geschenken en uitnodigingen", .section = "Onderwerpen", .kind = ITEAM_ITEM_DISCUSS, .planned = 10,
    .presenter = "CI", .state = ITEAM_ITEM_POSTPONED, .text = "De regels in herinnering brengen voor de feestdagen." },
  { .day = "2018-12-11", .title = "Actielijst", .state = ITEAM_ITEM_TREATED, .minutes = "Alles loopt; de training voor (sociale) media schuift naar het voorjaar." },
  { .day = "2018-12-11", .title = "Rondvraag", .state = ITEAM_ITEM_TREATED },

  { .day = "2019-01-22", .title = "Opening en mededelingen", .state = ITEAM_ITEM_TREATED,
    .minutes = "De verdiepingsbijeenkomst met sleutelfiguren van de drie gemeenten was op 15 januari." },
  { .day = "2019-01-22", .title = "Actielijst", .state = ITEAM_ITEM_TREATED, .minutes = "De lijst is doorgenomen; wat te laat is, krijgt een nieuwe datum." },
  { .day = "2019-01-22", .title = "Dilemmatraining: 74% deed mee", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 20,
    .presenter = "HRM", .state = ITEAM_ITEM_TREATED,
    .minutes = "74% van de medewerkers heeft de digitale dilemmatraining ingevuld. Dat is **de nulmeting**.\n\n"
               "Over het kwart dat niet meedeed:\n\n- we kijken per team naar tijd, toegang en taal;\n- we kijken niet naar personen.",
    .decision = "De dilemmatraining wordt in 2019 herhaald en met 2018 vergeleken.", .actions = "nulmeting kwart herhalen vergelijken",
    .remark = "OR: Bij de nulmeting hoort volgens ons ook dat externe medewerkers waren uitgenodigd. Kan dat erbij?" },
  { .day = "2019-01-22", .title = "Lessen uit de themagesprekken", .section = "Onderwerpen", .kind = ITEAM_ITEM_DISCUSS, .planned = 15,
    .presenter = "CI", .state = ITEAM_ITEM_TREATED,
    .minutes = "De eerste groepen zijn gepland. Uit de gesprekken komen verbeterpunten en aandachtspunten, zonder namen en zonder citaten.",
    .commitment = "CI: De voorlopige lijst gaat eerst naar de gespreksleiders." },
  { .day = "2019-01-22", .title = "Advies van de trainees", .section = "Onderwerpen", .kind = ITEAM_ITEM_INFORM, .planned = 15,
    .presenter = "Trainees", .state = ITEAM_ITEM_TREATED,
    .minutes = "Het advies wordt in februari gepresenteerd aan de gemeentesecretarissen. Elke aanbeveling krijgt een actiehouder of een reden om het niet te doen.",
    .actions = "presentatie reactie advies" },
  { .day = "2019-01-22", .title = "Alleen raadplegen wat het werk vraagt", .section = "Onderwerpen", .kind = ITEAM_ITEM_DISCUSS, .planned = 10,
    .presenter = "FG", .state = ITEAM_ITEM_TREATED, .minutes = "Uitleg bij de systemen werkt beter dan nog een regel.", .actions = "raadplegen" },
  { .day = "2019-01-22", .title = "Aantallen over 2018", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 10, .presenter = "IVP",
    .state = ITEAM_ITEM_TREATED, .confidential = TRUE, .minutes = "Alleen aantallen per soort over het hele jaar; kleine aantallen worden niet genoemd.",
    .decision = "Kleine aantallen staan als “minder dan 5” in de nota.", .actions = "aantallen" },
  { .day = "2019-01-22", .title = "Geschenken en uitnodigingen", .state = ITEAM_ITEM_POSTPONED },
  { .day = "2019-01-22", .title = "Informatienota aan de raad", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 10,
    .presenter = "CI", .state = ITEAM_ITEM_TREATED, .minutes = "De nota volgt de indeling van vorig jaar.",
    .decision = "De informatienota over 2018 gaat in februari naar het college." },
  { .day = "2019-01-22", .title = "Rondvraag", .state = ITEAM_ITEM_TREATED, .minutes = "De OR vraagt de stukken een week vooraf." },

  { .day = "2019-03-05", .title = "Bijeenkomst voor de raad in het najaar", .section = "Onderwerpen", .kind = ITEAM_ITEM_DISCUSS, .planned = 15,
    .presenter = "Griffier", .text = "Op 19 juni 2018 was de eerste training. Training of gesprek, en welke datum?", .actions = "najaar" },
  { .day = "2019-03-05", .title = "Wat leerden de themagesprekken?", .section = "Onderwerpen", .kind = ITEAM_ITEM_DECIDE, .planned = 20,
    .presenter = "CI", .text = "Verbeterpunten en aandachtspunten handhaven, bijstellen of laten vervallen." },
  { 0 },
};
