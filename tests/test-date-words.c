/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-date-words.h"

/* The days on which people write. */
#define WEDNESDAY "2026-05-20"
#define FRIDAY "2026-05-15"
#define SATURDAY "2026-05-16"
#define SUNDAY "2026-05-17"
#define MONDAY "2026-05-18"
#define YEAR_END "2026-12-30"  /* a Wednesday */
#define NEW_YEAR "2027-01-01"  /* a Friday, in week 53 of 2026 */
#define LEAP_DAY "2028-02-29"  /* a Tuesday */

static const struct { const char *today, *text, *day; } whole[] = {
  /* near */
  { WEDNESDAY, "vandaag", "2026-05-20" }, { WEDNESDAY, "Today", "2026-05-20" },
  { WEDNESDAY, "morgen", "2026-05-21" }, { WEDNESDAY, "  Morgen  ", "2026-05-21" }, { WEDNESDAY, "tomorrow", "2026-05-21" },
  { WEDNESDAY, "morgen!", "2026-05-21" }, { WEDNESDAY, "(morgen)", "2026-05-21" },
  { WEDNESDAY, "overmorgen", "2026-05-22" }, { WEDNESDAY, "the day after tomorrow", "2026-05-22" },
  { WEDNESDAY, "gisteren", "2026-05-19" }, { WEDNESDAY, "eergisteren", "2026-05-18" }, { WEDNESDAY, "yesterday", "2026-05-19" },
  { YEAR_END, "overmorgen", "2027-01-01" }, { LEAP_DAY, "morgen", "2028-03-01" },

  /* from here */
  { WEDNESDAY, "over 2 weken", "2026-06-03" }, { WEDNESDAY, "over twee weken", "2026-06-03" },
  { WEDNESDAY, "over een week", "2026-05-27" }, { WEDNESDAY, "over één week", "2026-05-27" },
  { WEDNESDAY, "OVER E\xcc\x81\x45\xcc\x81N WEEK", "2026-05-27" },
  { WEDNESDAY, "in 3 days", "2026-05-23" }, { WEDNESDAY, "in 3 dagen", "2026-05-23" }, { WEDNESDAY, "within 2 weeks", "2026-06-03" },
  { WEDNESDAY, "2 weeks from now", "2026-06-03" }, { WEDNESDAY, "binnen drie maanden", "2026-08-20" },
  { WEDNESDAY, "over een maand", "2026-06-20" }, { WEDNESDAY, "in a month", "2026-06-20" },
  { WEDNESDAY, "over een kwartaal", "2026-08-20" }, { WEDNESDAY, "over een half jaar", "2026-11-20" },
  { WEDNESDAY, "over een jaar", "2027-05-20" }, { WEDNESDAY, "over 5 werkdagen", "2026-05-27" },
  { FRIDAY, "binnen 1 werkdag", "2026-05-18" }, { FRIDAY, "within two working days", "2026-05-19" },
  { LEAP_DAY, "over een jaar", "2029-02-28" }, { "2026-01-31", "over een maand", "2026-02-28" },
  { WEDNESDAY, "over 0 weken", NULL }, { WEDNESDAY, "over weken", NULL }, { WEDNESDAY, "over 2", NULL },
  { WEDNESDAY, "over 2 weeks", NULL }, { WEDNESDAY, "2 weken", NULL }, { WEDNESDAY, "2 weken training", NULL },

  /* weekdays */
  { WEDNESDAY, "vrijdag", "2026-05-22" }, { WEDNESDAY, "vr", "2026-05-22" }, { WEDNESDAY, "Friday", "2026-05-22" },
  { WEDNESDAY, "fri", "2026-05-22" }, { WEDNESDAY, "woensdag", "2026-05-27" }, { WEDNESDAY, "dinsdag", "2026-05-26" },
  { FRIDAY, "vrijdag", "2026-05-22" }, { FRIDAY, "next friday", "2026-05-22" }, { FRIDAY, "volgende week vrijdag", "2026-05-22" },
  { FRIDAY, "this friday", "2026-05-15" }, { FRIDAY, "deze vrijdag", "2026-05-15" }, { FRIDAY, "zo", "2026-05-17" },
  { WEDNESDAY, "next friday", "2026-05-29" }, { WEDNESDAY, "volgende vrijdag", "2026-05-29" },
  { WEDNESDAY, "volgende week dinsdag", "2026-05-26" }, { WEDNESDAY, "dinsdag volgende week", "2026-05-26" },
  { WEDNESDAY, "next week on tuesday", "2026-05-26" }, { WEDNESDAY, "friday next week", "2026-05-29" },
  { WEDNESDAY, "aanstaande vrijdag", "2026-05-22" }, { WEDNESDAY, "a.s. vrijdag", "2026-05-22" }, { WEDNESDAY, "komende ma", "2026-05-25" },
  { WEDNESDAY, "vrijdag over een week", "2026-05-29" }, { WEDNESDAY, "vrijdag over 2 weken", "2026-06-05" },
  { YEAR_END, "vrijdag", "2027-01-01" }, { SUNDAY, "maandag", "2026-05-18" }, { MONDAY, "maandag", "2026-05-25" },
  { SUNDAY, "next monday", "2026-05-18" }, { MONDAY, "volgende week maandag", "2026-05-25" },
  { WEDNESDAY, "vrijdag 15 mei 2026", "2026-05-15" }, { WEDNESDAY, "vr. 3 juli", "2026-07-03" }, { WEDNESDAY, "Friday, July 3", "2026-07-03" },
  { WEDNESDAY, "di 2-6", "2026-06-02" }, { WEDNESDAY, "vrijdag de 5e", "2026-06-05" },

  /* figures */
  { WEDNESDAY, "15-5", "2027-05-15" }, { FRIDAY, "15-5", "2026-05-15" }, { WEDNESDAY, "21-5", "2026-05-21" },
  { WEDNESDAY, "15/5/2027", "2027-05-15" }, { WEDNESDAY, "15.5.27", "2027-05-15" }, { WEDNESDAY, "15-05-2027", "2027-05-15" },
  { WEDNESDAY, "2027-05-03", "2027-05-03" }, { WEDNESDAY, "2027-5-3", NULL }, { WEDNESDAY, "3/6", "2026-06-03" },
  { WEDNESDAY, "1.6", "2026-06-01" }, { WEDNESDAY, "3-mei-2027", "2027-05-03" }, { WEDNESDAY, "3-jun", "2026-06-03" },
  { WEDNESDAY, "15-5-2018", "2018-05-15" }, { YEAR_END, "1-1", "2027-01-01" }, { YEAR_END, "31-12", "2026-12-31" },
  { WEDNESDAY, "31-2", NULL }, { WEDNESDAY, "31-4-2027", NULL }, { WEDNESDAY, "0-5", NULL }, { WEDNESDAY, "15-13", NULL },
  { WEDNESDAY, "29-2", "2028-02-29" }, { WEDNESDAY, "29-2-2027", NULL }, { LEAP_DAY, "29-2", "2028-02-29" },
  { "2096-03-01", "29 feb", "2104-02-29" }, { WEDNESDAY, "15-5-0207", NULL }, { WEDNESDAY, "15-5/2027", NULL },
  { WEDNESDAY, "1-2-3-4", NULL }, { WEDNESDAY, "15", NULL }, { WEDNESDAY, "2027", NULL }, { WEDNESDAY, "15:30", NULL },
  { WEDNESDAY, "1,5", NULL }, { WEDNESDAY, "-15-5", NULL }, { WEDNESDAY, "010-3261000", NULL },

  /* a day and a month */
  { WEDNESDAY, "3 mei", "2027-05-03" }, { WEDNESDAY, "3 mei 2027", "2027-05-03" }, { WEDNESDAY, "3 mei '27", "2027-05-03" },
  { WEDNESDAY, "3 mei ’27", "2027-05-03" }, { WEDNESDAY, "3 mei 27", "2027-05-03" }, { WEDNESDAY, "3 mei volgend jaar", "2027-05-03" },
  { WEDNESDAY, "May 3", "2027-05-03" }, { WEDNESDAY, "may 3rd, 2028", "2028-05-03" }, { WEDNESDAY, "3rd of May", "2027-05-03" },
  { WEDNESDAY, "the 3rd of June", "2026-06-03" }, { WEDNESDAY, "3e juni", "2026-06-03" }, { WEDNESDAY, "1 JANUARI", "2027-01-01" },
  { WEDNESDAY, "21 mrt.", "2027-03-21" }, { WEDNESDAY, "15 sept. 2027", "2027-09-15" }, { WEDNESDAY, "june 1", "2026-06-01" },
  { WEDNESDAY, "31 april", NULL }, { WEDNESDAY, "32 mei", NULL }, { WEDNESDAY, "0 mei", NULL }, { WEDNESDAY, "29 februari", "2028-02-29" },
  { WEDNESDAY, "de 15e", "2026-06-15" }, { WEDNESDAY, "the 21st", "2026-05-21" }, { WEDNESDAY, "31e", "2026-05-31" },
  { "2026-02-01", "de 31e", "2026-03-31" }, { WEDNESDAY, "de 1e van volgende maand", "2026-06-01" },
  { WEDNESDAY, "the 15th of next month", "2026-06-15" }, { WEDNESDAY, "de 10e van de maand", "2026-06-10" },

  /* parts of periods */
  { WEDNESDAY, "eind februari", "2027-02-28" }, { "2027-06-01", "eind februari", "2028-02-29" }, { WEDNESDAY, "begin maart", "2027-03-01" },
  { WEDNESDAY, "half april", "2027-04-15" }, { WEDNESDAY, "medio april", "2027-04-15" }, { WEDNESDAY, "mid-april", "2027-04-15" },
  { WEDNESDAY, "eind mei", "2026-05-31" }, { "2026-05-31", "eind mei", "2026-05-31" }, { WEDNESDAY, "begin mei", "2027-05-01" },
  { WEDNESDAY, "half mei", "2027-05-15" }, { FRIDAY, "half mei", "2026-05-15" }, { WEDNESDAY, "end of May 2027", "2027-05-31" },
  { WEDNESDAY, "eind van de maand", "2026-05-31" }, { WEDNESDAY, "aan het eind van de maand", "2026-05-31" },
  { WEDNESDAY, "end of the month", "2026-05-31" }, { WEDNESDAY, "eind van het jaar", "2026-12-31" }, { WEDNESDAY, "eind dit jaar", "2026-12-31" },
  { WEDNESDAY, "end of year", "2026-12-31" }, { WEDNESDAY, "eind 2027", "2027-12-31" }, { WEDNESDAY, "begin volgend jaar", "2027-01-01" },
  { WEDNESDAY, "eind van de week", "2026-05-22" }, { SATURDAY, "eind van de week", "2026-05-17" },
  { WEDNESDAY, "begin volgende week", "2026-05-25" }, { WEDNESDAY, "midden volgende week", "2026-05-27" },
  { WEDNESDAY, "eind volgende week", "2026-05-29" }, { WEDNESDAY, "eind Q3", "2026-09-30" }, { WEDNESDAY, "begin Q3", "2026-07-01" },
  { YEAR_END, "eind januari", "2027-01-31" }, { YEAR_END, "eind van de maand", "2026-12-31" }, { WEDNESDAY, "eind mei 2018", "2018-05-31" },
  { WEDNESDAY, "half 3", NULL }, { WEDNESDAY, "eind", NULL }, { WEDNESDAY, "paprikasoep eind", NULL }, { WEDNESDAY, "eind goed", NULL },

  /* periods */
  { WEDNESDAY, "volgende week", "2026-05-29" }, { WEDNESDAY, "next week", "2026-05-29" }, { WEDNESDAY, "deze week", "2026-05-22" },
  { SATURDAY, "deze week", "2026-05-17" }, { WEDNESDAY, "volgende maand", "2026-06-30" }, { YEAR_END, "volgende maand", "2027-01-31" },
  { WEDNESDAY, "dit kwartaal", "2026-06-30" }, { YEAR_END, "volgend kwartaal", "2027-03-31" }, { WEDNESDAY, "volgend jaar", "2027-12-31" },
  { WEDNESDAY, "week 23", "2026-06-05" }, { WEDNESDAY, "wk 23", "2026-06-05" }, { WEDNESDAY, "wk. 23", "2026-06-05" }, { WEDNESDAY, "week23", "2026-06-05" },
  { WEDNESDAY, "week 20", "2027-05-21" }, { WEDNESDAY, "week 21", "2026-05-22" }, { WEDNESDAY, "week 23 2027", "2027-06-11" },
  { NEW_YEAR, "week 53", "2027-01-01" }, { NEW_YEAR, "week 1", "2027-01-08" }, { WEDNESDAY, "week 53 van 2027", NULL }, { WEDNESDAY, "week 54", NULL },
  { WEDNESDAY, "week van 3 juni", "2026-06-05" }, { WEDNESDAY, "Q3", "2026-09-30" }, { WEDNESDAY, "q1", "2027-03-31" }, { WEDNESDAY, "Q5", NULL },
  { WEDNESDAY, "het derde kwartaal van 2027", "2027-09-30" }, { WEDNESDAY, "third quarter", "2026-09-30" },
  { WEDNESDAY, "maart", "2027-03-31" }, { WEDNESDAY, "mei", "2026-05-31" }, { WEDNESDAY, "maart 2028", "2028-03-31" },
  { WEDNESDAY, "in maart volgend jaar", "2027-03-31" },

  /* with a cue */
  { WEDNESDAY, "uiterlijk 3 mei 2027", "2027-05-03" }, { WEDNESDAY, "voor vrijdag", "2026-05-22" }, { WEDNESDAY, "vóór vrijdag", "2026-05-22" },
  { WEDNESDAY, "voor maart", "2027-02-28" }, { WEDNESDAY, "vanaf maart", "2027-03-01" }, { WEDNESDAY, "per juni", "2026-06-01" },
  { WEDNESDAY, "due before June", "2026-05-31" }, { WEDNESDAY, "voor volgende week", "2026-05-22" }, { SATURDAY, "voor volgende week", "2026-05-17" },
  { WEDNESDAY, "vanaf mei", "2026-05-01" }, { WEDNESDAY, "voor mei", "2027-04-30" },

  /* no date at all */
  { WEDNESDAY, "", NULL }, { WEDNESDAY, "   ", NULL }, { WEDNESDAY, "paprika", NULL }, { WEDNESDAY, "zomaar", NULL }, { WEDNESDAY, "goedemorgen", NULL },
  { WEDNESDAY, "vrijdagmiddag", NULL }, { WEDNESDAY, "vrijdag overleg", NULL }, { WEDNESDAY, "uiterlijk", NULL }, { WEDNESDAY, "voor", NULL },
  { WEDNESDAY, "na de zomervakantie", NULL }, { WEDNESDAY, "!!", NULL }, { WEDNESDAY, "\xff\xfe", NULL }, { WEDNESDAY, NULL, NULL },
};

/* The expected part of the sentence stands between brackets, or nothing. */
static const struct { const char *today, *text, *day; IteamDateCue cue; } running[] = {
  { WEDNESDAY, "folder maken [morgen]", "2026-05-21", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "[Morgen] de folder maken", "2026-05-21", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "folder maken ([vrijdag]), en verspreiden", "2026-05-22", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "één folder voor de coördinator, [uiterlijk vrijdag].", "2026-05-22", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder maken @HRM [uiterlijk 15 juni] #scherm", "2026-06-15", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder [vóór 15 juni]", "2026-06-15", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder [vo\xcc\x81o\xcc\x81r 15 juni] af", "2026-06-15", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder [tegen eind juni] klaar", "2026-06-30", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "regeling [per 1 juli] aanpassen", "2026-07-01", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "overleg [op vrijdag]", "2026-05-22", ITEAM_DATE_CUE_ON },
  { WEDNESDAY, "training herhalen [in september]", "2026-09-30", ITEAM_DATE_CUE_ON },
  { WEDNESDAY, "training [vanaf september]", "2026-09-01", ITEAM_DATE_CUE_START },
  { WEDNESDAY, "training [met ingang van 1 september] herhalen", "2026-09-01", ITEAM_DATE_CUE_START },
  { WEDNESDAY, "training [m.i.v. 1 september] herhalen", "2026-09-01", ITEAM_DATE_CUE_START },
  { WEDNESDAY, "training [from June 1] on", "2026-06-01", ITEAM_DATE_CUE_START },
  { WEDNESDAY, "training [starting next week]", "2026-05-25", ITEAM_DATE_CUE_START },
  { WEDNESDAY, "inloop [van 1 juni] tot 5 juni", "2026-06-01", ITEAM_DATE_CUE_START },
  { WEDNESDAY, "call the council [by friday]", "2026-05-22", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "call the council [no later than May 30]", "2026-05-30", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "report [due: friday]", "2026-05-22", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "[deadline: 3 juni] folder", "2026-06-03", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "report [until the end of the month]", "2026-05-31", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "report [in 3 days] please", "2026-05-23", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "bellen [over 2 weken]", "2026-06-03", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "rapport [uiterlijk binnen 2 weken]", "2026-06-03", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "verslag rondsturen [21-5]", "2026-05-21", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "[21-5] verslag rondsturen", "2026-05-21", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "[03-06] verslag rondsturen", "2026-06-03", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "verslag [op 3/6]", "2026-06-03", ITEAM_DATE_CUE_ON },
  { WEDNESDAY, "verslag [uiterlijk 15.6] rondsturen", "2026-06-15", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "verslag rondsturen [2027-05-03], daarna rust", "2027-05-03", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "[volgende week dinsdag] HRM bellen", "2026-05-26", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "gesprek [in week 23]", "2026-06-05", ITEAM_DATE_CUE_ON },
  { WEDNESDAY, "gesprek [in de week van 3 juni] voeren", "2026-06-05", ITEAM_DATE_CUE_ON },
  { WEDNESDAY, "cijfers [voor Q3] leveren", "2026-06-30", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "cijfers [eind Q3] leveren", "2026-09-30", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "cijfers [tot en met juni] leveren", "2026-06-30", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "[3 juni] 2000 folders drukken", "2026-06-03", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "brief [uiterlijk 15-5-2018] nazoeken", "2018-05-15", ITEAM_DATE_CUE_DUE },
  { FRIDAY, "folder [vrijdag] af", "2026-05-22", ITEAM_DATE_CUE_NONE },
  { YEAR_END, "folder [uiterlijk eind januari]", "2027-01-31", ITEAM_DATE_CUE_DUE },
  { LEAP_DAY, "folder [voor 29-2]", "2028-02-29", ITEAM_DATE_CUE_DUE },

  /* short words are dates behind a cue, or with a day's number */
  { WEDNESDAY, "folder [voor vr] af", "2026-05-22", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder [op ma] af", "2026-05-25", ITEAM_DATE_CUE_ON },
  { WEDNESDAY, "folder [uiterlijk zo] af", "2026-05-24", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder af [voor zo]", "2026-05-24", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder [do 4 juni] af", "2026-06-04", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "folder [uiterlijk mei] af", "2026-05-31", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "folder [voor maart] af", "2027-02-28", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "flyer ready [by sat]", "2026-05-23", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "flyer ready [before march]", "2027-02-28", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "flyer [may 30] ready", "2026-05-30", ITEAM_DATE_CUE_NONE },
  { WEDNESDAY, "folder [uiterlijk jan]", "2027-01-31", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "zo ver is het nog niet", NULL, 0 }, { WEDNESDAY, "voor zo ver nodig", NULL, 0 }, { WEDNESDAY, "op zo korte termijn", NULL, 0 },
  { WEDNESDAY, "do not forget", NULL, 0 }, { WEDNESDAY, "di en do thuiswerken", NULL, 0 }, { WEDNESDAY, "ma vragen", NULL, 0 },
  { WEDNESDAY, "mei is een mooie maand", NULL, 0 }, { WEDNESDAY, "op mei wachten", NULL, 0 }, { WEDNESDAY, "maart voorbereiden", NULL, 0 },
  { WEDNESDAY, "we may see", NULL, 0 }, { WEDNESDAY, "march on", NULL, 0 }, { WEDNESDAY, "the sun shines", NULL, 0 }, { WEDNESDAY, "he sat down", NULL, 0 },
  { WEDNESDAY, "presentatie voor Jan maken", NULL, 0 }, { WEDNESDAY, "zo'n folder", NULL, 0 }, { WEDNESDAY, "za", NULL, 0 }, { WEDNESDAY, "wo", NULL, 0 },

  /* no dates */
  { WEDNESDAY, "paprika kopen", NULL, 0 }, { WEDNESDAY, "paprikasoep eind", NULL, 0 }, { WEDNESDAY, "2 weken training", NULL, 0 },
  { WEDNESDAY, "training in 2 dagen geven", NULL, 0 }, { WEDNESDAY, "overleg 1,5 uur", NULL, 0 }, { WEDNESDAY, "overleg 10.30 uur", NULL, 0 },
  { WEDNESDAY, "overleg om 10.11", NULL, 0 }, { WEDNESDAY, "overleg 15:30", NULL, 0 }, { WEDNESDAY, "kosten € 15-20", NULL, 0 },
  { WEDNESDAY, "kosten € 12-5", NULL, 0 }, { WEDNESDAY, "kosten €15-5", NULL, 0 }, { WEDNESDAY, "artikel 3.4 nalezen", NULL, 0 },
  { WEDNESDAY, "artikel 10-3 nalezen", NULL, 0 }, { WEDNESDAY, "art. 3.4", NULL, 0 }, { WEDNESDAY, "voor 3.4 miljoen", NULL, 0 },
  { WEDNESDAY, "versie 1.2.12 plaatsen", NULL, 0 }, { WEDNESDAY, "GTK 4.8 nodig", NULL, 0 }, { WEDNESDAY, "v4.8.12", NULL, 0 },
  { WEDNESDAY, "AVG 2018", NULL, 0 }, { WEDNESDAY, "protocol 2018 nalezen", NULL, 0 }, { WEDNESDAY, "uiterlijk 31-2", NULL, 0 },
  { WEDNESDAY, "24/7 bereikbaar", NULL, 0 }, { WEDNESDAY, "voor 1/2 fte", NULL, 0 }, { WEDNESDAY, "op 2-3 plekken", NULL, 0 },
  { WEDNESDAY, "2-3 keer oefenen", NULL, 0 }, { WEDNESDAY, "12-10 dagen", NULL, 0 }, { WEDNESDAY, "seizoen 2018-2019", NULL, 0 },
  { WEDNESDAY, "tel. 06-12345678", NULL, 0 }, { WEDNESDAY, "A-1042 nalopen", NULL, 0 }, { WEDNESDAY, "15-5x", NULL, 0 }, { WEDNESDAY, "op de 3e verdieping", NULL, 0 },
  { WEDNESDAY, "voor de 2e keer", NULL, 0 }, { WEDNESDAY, "per week 2 uur", NULL, 0 }, { WEDNESDAY, "week 2 uur", NULL, 0 }, { WEDNESDAY, "3-5 juni", NULL, 0 },
  { WEDNESDAY, "april 3 gesprekken", NULL, 0 }, { WEDNESDAY, "gisteren gebeld", NULL, 0 }, { WEDNESDAY, "bespreek vrijdagmiddag", NULL, 0 },

  /* what a sentence is about */
  { WEDNESDAY, "verslag van 3 juni rondsturen", NULL, 0 }, { WEDNESDAY, "minutes of 3 June", NULL, 0 }, { WEDNESDAY, "brief d.d. 3-6-2026 nalezen", NULL, 0 },
  { WEDNESDAY, "elke dinsdag", NULL, 0 }, { WEDNESDAY, "every friday", NULL, 0 }, { WEDNESDAY, "elke eerste maandag", NULL, 0 },
  { WEDNESDAY, "besluit op 15 mei 2018 nalopen", NULL, 0 }, { WEDNESDAY, "besluit 15-5-2018 nalopen", NULL, 0 }, { WEDNESDAY, "afgelopen vrijdag", NULL, 0 },
  { WEDNESDAY, "op 3 en 4 juni", NULL, 0 }, { WEDNESDAY, "in de morgen", NULL, 0 }, { WEDNESDAY, "goede morgen allemaal", NULL, 0 },
  { WEDNESDAY, "nadenken over morgen", NULL, 0 }, { WEDNESDAY, "na vrijdag", NULL, 0 },
  { WEDNESDAY, "verslag van 3 juni rondsturen [voor vrijdag]", "2026-05-22", ITEAM_DATE_CUE_DUE },
  { WEDNESDAY, "dat is afgelopen. [Vrijdag] bellen", "2026-05-22", ITEAM_DATE_CUE_NONE },

  /* a pause parts what is not said together */
  { WEDNESDAY, "stap 3. mei is mooi", NULL, 0 }, { WEDNESDAY, "uiterlijk. Mei is mooi", NULL, 0 }, { WEDNESDAY, "voor, vr en na", NULL, 0 },
  { WEDNESDAY, "[over 2 weken]", "2026-06-03", ITEAM_DATE_CUE_NONE }, { WEDNESDAY, "over 2, weken", NULL, 0 },
  { WEDNESDAY, "", NULL, 0 }, { WEDNESDAY, " – ", NULL, 0 },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      IteamDay day = iteam_date_words_parse (whole[i].text, iteam_day_from_iso (whole[i].today));
      g_autofree char *iso = iteam_day_to_iso (day);

      if (g_strcmp0 (iso, whole[i].day) != 0)
        {
          g_test_message ("%s: “%s” is %s, not %s", whole[i].today, whole[i].text, iso, whole[i].day);
          g_test_fail ();
        }
    }
}

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (running); i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (running[i].text, "[]", -1);
      g_autofree char *text = g_strjoinv (NULL, parts);
      g_autofree char *iso = NULL, *found = NULL;
      IteamDateMatch match = { 0, };

      if (iteam_date_words_find (text, iteam_day_from_iso (running[i].today), &match))
        {
          iso = iteam_day_to_iso (match.day);
          found = g_strndup (text + match.start, match.end - match.start);
        }

      if (g_strcmp0 (iso, running[i].day) != 0 || match.cue != running[i].cue ||
          (iso != NULL && g_strcmp0 (found, parts[1]) != 0))
        {
          g_test_message ("%s: “%s” has “%s”, %s, cue %d", running[i].today, running[i].text, found, iso, match.cue);
          g_test_fail ();
        }
    }
}

static void
test_find_next (void)
{
  const char *text = "inloop vanaf 1 juni, verslag uiterlijk 15 juni of morgen";
  IteamDay today = iteam_day_from_iso (WEDNESDAY);
  IteamDateMatch match;

  g_assert_true (iteam_date_words_find (text, today, &match));
  g_assert_cmpint (match.cue, ==, ITEAM_DATE_CUE_START);
  g_assert_cmpuint (match.day, ==, iteam_day_from_iso ("2026-06-01"));

  g_assert_true (iteam_date_words_find_next (text, match.end, today, &match));
  g_assert_cmpint (match.cue, ==, ITEAM_DATE_CUE_DUE);
  g_assert_cmpuint (match.day, ==, iteam_day_from_iso ("2026-06-15"));

  g_assert_false (iteam_date_words_find_next (text, match.end, today, &match));
  g_assert_false (iteam_date_words_find_next (text, strlen (text) + 10, today, &match));
}

/* Random sentences out of the words that matter and of any characters. */
static char *
random_text (GRand *random)
{
  static const char *const pieces[] = {
    "morgen", "over", "2", "weken", "eind", "van", "de", "maand", "3", "mei", "2027", "'27", "vrijdag", "volgende", "week", "wk", "15-5", "15/5/27",
    "31.12.2027", "2027-02-29", "99-99", "Q3", "kwartaal", "de", "15e", "half", "jaar", "next", "friday", "May", "uiterlijk", "voor", "vóór", "in",
    "tot", "en", "met", "vanaf", "op", "due", "by", "m.i.v.", "a.s.", "ma.", "zo", "53", "1000", "0", "werkdagen", "mid-april", "deadline:", "-", "(", ")",
    "\"", "…", "E\xcc\x81\xc3\xa9n", "\xef\xac\x81", "\xc4\xb0", "\xc2\xa0",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, 12); n > 0; n--)
    {
      if (g_rand_int_range (random, 0, 4) != 0)
        {
          g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
        }
      else
        {
          gunichar c = g_rand_int_range (random, 1, g_rand_boolean (random) ? 0x80 : 0x11000);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }

      if (g_rand_int_range (random, 0, 5) != 0)
        g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

static void
test_fuzz (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20180619);
  guint n_dates = 0;

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text (random);
      IteamDay today = iteam_day_from_ymd (g_rand_int_range (random, 1950, 2150), 1, 1) + g_rand_int_range (random, 0, 366);
      IteamDay day = iteam_date_words_parse (text, today);
      IteamDateMatch match = { 0, };

      g_assert_true (day == ITEAM_DAY_NONE || (day > iteam_day_from_ymd (1899, 1, 1) && day < iteam_day_from_ymd (3200, 1, 1)));

      for (gsize from = 0; iteam_date_words_find_next (text, from, today, &match); from = match.end)
        {
          n_dates++;
          g_assert_cmpuint (match.start, >=, from);
          g_assert_cmpuint (match.end, >, match.start);
          g_assert_cmpuint (match.end, <=, strlen (text));
          g_assert_cmpuint (match.day, !=, ITEAM_DAY_NONE);
          g_assert_true (g_utf8_validate (text + match.start, match.end - match.start, NULL));
          g_assert_true (g_utf8_validate (text + match.end, -1, NULL));
        }
    }

  g_assert_cmpuint (n_dates, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-words/parse", test_parse);
  g_test_add_func ("/date-words/find", test_find);
  g_test_add_func ("/date-words/find-next", test_find_next);
  g_test_add_func ("/date-words/fuzz", test_fuzz);

  return g_test_run ();
}
