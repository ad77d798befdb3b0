/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-programme.h"

/* In Dutch whatever the language of the interface, as a file of the team would be. What
 * the information note on 2018 tells stands as it is told, without a date or a number that
 * it does not give; function groups, lessons and weeks are what a team would write. */

const IteamSampleActivity iteam_sample_activities[] = {
  /* Political office-holders */
  { .key = "training-2018", .kind = ITEAM_ACTIVITY_TRAINING, .title = "Integriteitstraining voor raadsleden en bestuurders",
    .audience = ITEAM_AUDIENCE_OFFICE_HOLDERS, .moment = "19 juni 2018", .state = ITEAM_ACTIVITY_DONE, .leader = "Griffier",
    .text = "De eerste training na de verkiezingen van 2018." },
  { .key = "najaar-2019", .kind = ITEAM_ACTIVITY_TRAINING, .title = "Bijeenkomst over integriteit voor de raad",
    .audience = ITEAM_AUDIENCE_OFFICE_HOLDERS, .moment = "najaar van 2019", .state = ITEAM_ACTIVITY_PLANNED, .leader = "Griffier" },
  { .key = "screening", .kind = ITEAM_ACTIVITY_SCREENING, .title = "Screening van kandidaat-bestuurders",
    .audience = ITEAM_AUDIENCE_EXECUTIVE, .moment = "2018", .state = ITEAM_ACTIVITY_DONE },
  { .key = "media", .kind = ITEAM_ACTIVITY_MEDIA, .title = "Training (sociale) media voor bestuurders",
    .audience = ITEAM_AUDIENCE_EXECUTIVE, .moment = "2019", .state = ITEAM_ACTIVITY_IN_PROGRESS, .leader = "Griffier", .pillar = "cloud" },
  { .key = "module-raad", .kind = ITEAM_ACTIVITY_ROUND, .title = "Dilemmatraining voor college en raad",
    .audience = ITEAM_AUDIENCE_OFFICE_HOLDERS, .moment = "nog te bepalen", .state = ITEAM_ACTIVITY_PLANNED,
    .supplier = "Integriteit.nl", .leader = "Gespreksleider",
    .text = "College en raadsleden kunnen aansluiten bij de integriteitsmodule en daarna met elkaar in gesprek over een aantal dilemma’s." },

  /* The organisation */
  { .key = "ronde-2018", .kind = ITEAM_ACTIVITY_ROUND, .title = "Dilemmatraining 2018",
    .moment = "eind 2018", .state = ITEAM_ACTIVITY_DONE, .supplier = "Integriteit.nl", .leader = "HRM", .percentage = "74",
    .text = "De digitale training van de integriteitsmodule. De nota noemt 74% van de medewerkers en geen aantallen: dat is de nulmeting." },
  { .key = "ronde-2019", .kind = ITEAM_ACTIVITY_ROUND, .title = "Dilemmatraining 2019",
    .moment = "2019", .state = ITEAM_ACTIVITY_PLANNED, .supplier = "Integriteit.nl", .leader = "HRM", .target = "80",
    .text = "Herhaling; de uitkomsten worden met die van 2018 vergeleken." },
  { .key = "gesprek-balie", .kind = ITEAM_ACTIVITY_TALK, .title = "Themagesprek balie en telefoon",
    .moment = "4 december 2018", .state = ITEAM_ACTIVITY_DONE, .leader = "Gespreksleider", .function_group = "Balie en telefoon",
    .head_count = 9, .side = ITEAM_SIDE_BOTH, .text = "Besloten en informeel, met collega’s in vergelijkbare functies.",
    .lessons = "Wie nieuw is, weet niet bij wie een vraag thuishoort.\nKleine geschenken aan de balie geven twijfel." },
  { .key = "gesprek-vergunning", .kind = ITEAM_ACTIVITY_TALK, .title = "Themagesprek vergunningen en handhaving",
    .moment = "18 december 2018", .state = ITEAM_ACTIVITY_DONE, .leader = "Gespreksleider",
    .function_group = "Vergunningen en handhaving", .head_count = 8, .side = ITEAM_SIDE_INTERNAL,
    .lessons = "Stukken delen met andere gemeenten gaat op veel manieren.\nEen moeilijk dossier bespreek je met twee." },
  { .key = "gesprek-extern", .kind = ITEAM_ACTIVITY_TALK, .title = "Themagesprek externe projectleiders",
    .moment = "24 januari 2019", .state = ITEAM_ACTIVITY_DONE, .leader = "Gespreksleider", .function_group = "Projectleiders",
    .head_count = 6, .side = ITEAM_SIDE_EXTERNAL, .lessons = "De gedragscode hoort bij het contract te zitten." },
  { .key = "gesprekken-2019", .kind = ITEAM_ACTIVITY_TALK, .title = "Themagesprekken, tweede ronde",
    .moment = "najaar 2019", .state = ITEAM_ACTIVITY_PLANNED, .leader = "Gespreksleider", .side = ITEAM_SIDE_BOTH,
    .text = "Herhaling van de ronde van 2018." },

  /* The trainees */
  { .key = "trainees", .kind = ITEAM_ACTIVITY_PROJECT, .title = "Opdracht van de trainees: integriteitsbewustzijn borgen",
    .audience = ITEAM_AUDIENCE_PARTNERS, .moment = "eind 2018 – februari 2019", .state = ITEAM_ACTIVITY_IN_PROGRESS, .leader = "Trainees",
    .partners = "Gemeente Rijswijk, Gemeente Westland, Werkorganisatie Duivenvoorde",
    .text = "Hoe borg je het integriteitbewustzijn bij iedereen in de ambtelijke organisatie?" },
  { .key = "inventarisatie", .kind = ITEAM_ACTIVITY_SURVEY, .title = "Inventarisatie van de behoefte",
    .audience = ITEAM_AUDIENCE_PARTNERS, .moment = "eind 2018", .state = ITEAM_ACTIVITY_DONE, .leader = "Trainees",
    .partners = "Gemeente Rijswijk, Gemeente Westland, Werkorganisatie Duivenvoorde" },
  { .key = "interviews", .kind = ITEAM_ACTIVITY_INTERVIEWS, .title = "Interviews met gemeentesecretaris, HRM, OR en vertrouwenspersonen",
    .audience = ITEAM_AUDIENCE_PARTNERS, .moment = "eind 2018", .state = ITEAM_ACTIVITY_DONE, .leader = "Trainees",
    .partners = "Gemeente Rijswijk, Gemeente Westland, Werkorganisatie Duivenvoorde" },
  { .key = "verdieping", .kind = ITEAM_ACTIVITY_OTHER, .title = "Verdiepingsbijeenkomsten met sleutelfiguren",
    .audience = ITEAM_AUDIENCE_PARTNERS, .moment = "januari 2019", .state = ITEAM_ACTIVITY_DONE, .leader = "Trainees",
    .partners = "Gemeente Rijswijk, Gemeente Westland, Werkorganisatie Duivenvoorde", .text = "Om concrete acties te formuleren." },
  { .key = "presentatie", .kind = ITEAM_ACTIVITY_OTHER, .title = "Presentatie van het advies aan de gemeentesecretarissen",
    .audience = ITEAM_AUDIENCE_PARTNERS, .moment = "februari 2019", .state = ITEAM_ACTIVITY_PLANNED, .leader = "Trainees" },

  /* Privacy */
  { .key = "privacy", .kind = ITEAM_ACTIVITY_BRIEFING, .title = "Voorlichtingsbijeenkomsten over privacy (AVG)",
    .moment = "mei – oktober 2018", .state = ITEAM_ACTIVITY_DONE, .leader = "FG", .pillar = "screen",
    .text = "In de hele organisatie, bij de invoering van de AVG in mei 2018." },
  { 0 },
};

const IteamSamplePoint iteam_sample_points[] = {
  { .key = "introductie", .year = 2018, .kind = ITEAM_POINT_IMPROVEMENT, .title = "Integriteit hoort in het programma voor nieuwe collega’s",
    .activity = "gesprek-balie", .actions = "introductie" },
  { .key = "vindplaats", .year = 2018, .kind = ITEAM_POINT_IMPROVEMENT, .title = "Iedereen weet waar de vertrouwenspersonen te vinden zijn",
    .activity = "ronde-2018", .actions = "vindplaats" },
  { .key = "delen", .year = 2018, .kind = ITEAM_POINT_IMPROVEMENT, .title = "Eén manier om bestanden met andere gemeenten te delen",
    .activity = "gesprek-vergunning", .pillar = "cloud", .actions = "delen" },
  { .key = "geschenken", .year = 2018, .kind = ITEAM_POINT_ATTENTION, .title = "Twijfel over kleine geschenken",
    .activity = "gesprek-balie", .pillar = "outside", .actions = "geschenken" },
  { .key = "bureau", .year = 2018, .kind = ITEAM_POINT_ATTENTION, .title = "Stukken op bureaus en bij printers",
    .state = ITEAM_POINT_DONE, .closed = "2018-10-11", .activity = "privacy", .pillar = "inside", .actions = "rondgang" },
  { .key = "quiz", .year = 2018, .kind = ITEAM_POINT_ATTENTION, .title = "Een quiz over wachtwoorden", .state = ITEAM_POINT_DROPPED,
    .reason = "Gaat op in de dilemmatraining.", .closed = "2018-11-06", .pillar = "screen", .actions = "quiz" },
  { .key = "introductie-2019", .year = 2019, .kind = ITEAM_POINT_IMPROVEMENT, .title = "Integriteit hoort in het programma voor nieuwe collega’s",
    .previous = "introductie" },
  { .key = "geschenken-2019", .year = 2019, .kind = ITEAM_POINT_ATTENTION, .title = "Twijfel over kleine geschenken en uitnodigingen",
    .previous = "geschenken", .change = "Ook uitnodigingen, en een week voor de feestdagen in de kijker.", .pillar = "outside" },
  { .key = "kwart", .year = 2019, .kind = ITEAM_POINT_ATTENTION, .title = "Een kwart maakte de dilemmatraining niet",
    .activity = "ronde-2018", .actions = "kwart" },
  { .key = "contract", .year = 2019, .kind = ITEAM_POINT_IMPROVEMENT, .title = "De gedragscode bij het contract van externen",
    .activity = "gesprek-extern", .actions = "externen" },
  { 0 },
};

const IteamSampleSpotlight iteam_sample_spotlights[] = {
  { "screen", "De AVG: wat verandert er?", "2018-05-21", "2018-06-15", "Voorlichting in de hele organisatie.", "Alle afdelingen zijn bezocht." },
  { "inside", "Rondgang langs bureaus", "2018-09-10", "2018-10-12", NULL, "Sloten voor de kasten zijn besteld." },
  { "screen", "Dilemmatraining", "2018-11-19", "2018-12-14", NULL, "74% van de medewerkers deed mee." },
  { "inside", "Wat ligt er op je bureau?", "2019-02-04", "2019-03-01", "Met een folder.", NULL },
  { "cloud", "Bestanden delen", "2019-03-18", "2019-04-12", NULL, NULL },
  { "outside", "Onderweg en thuis", "2019-05-20", "2019-06-21", "Tips voor werken in de trein en thuis.", NULL },
  { "screen", "Herken een verdacht bericht", "2019-09-09", "2019-10-04", NULL, NULL },
  { "cloud", "Je eigen telefoon", "2019-10-07", "2019-11-01", NULL, NULL },
  { "outside", "Geschenken en uitnodigingen", "2019-11-18", "2019-12-13", NULL, NULL },
  { 0 },
};
