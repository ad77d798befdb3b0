/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-report.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-report-section.h"
#include "iteam-report.h"

/* What the team wrote in the note on 2018, after the municipality's own note: its reasons
 * and its story. Dates, titles and figures are not in it: the data below each section say
 * those. In Dutch whatever the language of the interface, as a file of the team would be. */

static const struct
{
  IteamReportPart part;
  const char *title;
  const char *text;
} sections[] = {
  { ITEAM_REPORT_INTRODUCTION, "Inleiding",
    "Naar aanleiding van de gemeenteraadsverkiezingen in 2018 is afgesproken dat we uw raad jaarlijks informeren over het thema integriteit. "
    "Integere bestuurders en ambtenaren zijn een basisvoorwaarde voor het vertrouwen van inwoners in het gemeentelijk handelen. Integriteit "
    "heeft alles te maken met kwaliteit en professionaliteit.\n\n"
    "Een veilige, gezonde en prettige werkomgeving heeft naast fysieke en materiële aspecten ook te maken met psychosociale factoren zoals de "
    "omgang met elkaar, de werksfeer en open communicatie. Gedrag van zowel bestuurders als ambtenaren heeft zijn weerslag, zowel in positieve "
    "als in negatieve zin. Voor de gemeente Rijswijk is het van groot belang dat er blijvend aandacht wordt besteed aan het thema integriteit, "
    "zowel voor politieke ambtsdragers en bestuurders als voor ambtenaren." },
  { ITEAM_REPORT_OFFICE, "Politieke ambtsdragers en bestuurders", NULL },
  { ITEAM_REPORT_CODES, "Gedragscodes en protocol",
    "Een gedragscode is een wettelijk verplicht hulpmiddel om een open, transparante en integere bestuurscultuur te realiseren. Uw raad heeft "
    "daarnaast een protocol vastgesteld voor vermoedens van integriteitsschendingen. Tijdens het constituerend beraad zijn het protocol en de "
    "gedragscode voor burgemeester en wethouders eveneens vastgesteld, en heeft men kennisgenomen van de handreiking, inclusief de "
    "modelgedragscodes." },
  { ITEAM_REPORT_TRAINING, "Training",
    "De eerste integriteitstraining voor raadsleden en bestuurders heeft al plaatsgevonden. In het najaar van 2019 wordt er weer een "
    "bijeenkomst georganiseerd." },
  { ITEAM_REPORT_SCREENING, "Preventie en screening",
    "Zoals ook in het protocol benoemd is, is preventie een belangrijk middel om integriteit en integriteitsbewustzijn een plek te geven in "
    "bestuurlijke gremia. Een van de onderdelen van preventie is het screenen van kandidaat-bestuurders. Dit gebeurt ook in de gemeente "
    "Rijswijk." },
  { ITEAM_REPORT_MEDIA, "(Social) media", "Daarnaast krijgen bestuurders trainingen voor (social) media aangeboden." },
  { ITEAM_REPORT_OFFICE_MODULE, "Integriteitsmodule voor college en raad",
    "Het is mogelijk om het college van B&W en raadsleden aan te laten sluiten bij de integriteitsmodule. Zij krijgen dan ook de "
    "dilemmatraining aangeboden en kunnen onder leiding van een gespreksleider met elkaar in gesprek gaan over integriteit en een aantal "
    "dilemma’s uit de training." },
  { ITEAM_REPORT_ORGANISATION, "Ambtelijke organisatie", NULL },
  { ITEAM_REPORT_ITEAM, "I-team",
    "Binnen de gemeente Rijswijk is een aantal mensen actief op het gebied van integriteit. Samen met de ondernemingsraad (OR) en de opgave "
    "Human Resource Management (HRM) vormen zij het zogenaamde I-team. Ze hebben periodiek overleg met elkaar.\n\n"
    "Dit I-team en het hebben van een gedragscode is geen garantie voor integer handelen. Dit vraagt om bewustzijn en bewust blijven, op een "
    "manier die praktisch en laagdrempelig is en een leereffect heeft. En dat het niet bij een eenmalige bewustwordingscampagne blijft." },
  { ITEAM_REPORT_MODULE, "Integriteitsmodule: dilemmatraining en themagesprekken",
    "Eind 2018 is daarom gestart met de integriteitsmodule van Integriteit.nl: een pakket met online en offline hulpmiddelen. Om kennis op te "
    "frissen en bewustzijn te creëren is er de digitale dilemmatraining. En om te delen, te helpen en te inspireren zijn er besloten, informele "
    "themagesprekken met interne en externe medewerkers met vergelijkbare functies, onder leiding van een collega-gespreksleider.\n\n"
    "Naar aanleiding van de dilemmatraining en de themagesprekken worden verbeterpunten en aandachtspunten geformuleerd." },
  { ITEAM_REPORT_TRAINEES, "Opdracht van de trainees",
    "De trainees van de gemeenten Rijswijk, Westland en de Werkorganisatie Duivenvoorde doen in het kader van hun gezamenlijke opleiding een "
    "opdracht. Ze hebben een inventarisatie uitgevoerd om de behoefte te peilen en hiervoor de gemeentesecretaris, HRM, de OR en de "
    "vertrouwenspersonen integriteit van de drie organisaties geïnterviewd. Dit werken de trainees verder uit tot een advies dat in februari "
    "wordt gepresenteerd aan de gemeentesecretarissen." },
  { ITEAM_REPORT_AWARENESS, "I-bewust",
    "Een interdisciplinair I-bewust team is bezig met het creëren van integriteitsbewustzijn bij het verantwoord en veilig omgaan met "
    "(gevoelige) gegevens. Door het jaar heen worden verschillende aspecten in de kijker gezet, verdeeld over vier pijlers." },
  { ITEAM_REPORT_PRIVACY, "Privacy",
    "Ook bij nieuwe wettelijke verplichtingen, zoals de privacywetgeving (AVG, sinds mei 2018), wordt ingezet op integriteitsbesef. "
    "Functionarissen gegevensbescherming en privacy zijn benoemd en organisatiebreed zijn voorlichtingsbijeenkomsten gehouden over privacy." },
  { ITEAM_REPORT_COUNTS, "Meldingen en adviesgesprekken", NULL },
  { ITEAM_REPORT_FOLLOW_UP, "Gevolgen en vervolgtraject",
    "In 2019 worden de dilemmatraining en themagesprekken in de ambtelijke organisatie herhaald. De uitkomsten en opbrengsten worden met die "
    "van 2018 vergeleken. Indien van toepassing worden eerder geformuleerde verbeterpunten en aandachtspunten bijgesteld en nieuwe "
    "geformuleerd." },
};

/**
 * iteam_sample_report_draft:
 *
 * The note to the council on 2018, as it is being written at the end of January 2019.
 *
 * Returns: (transfer full): the draft that adds it.
 */
IteamDraft *
iteam_sample_report_draft (void)
{
  IteamDay day = iteam_day_from_iso ("2019-01-29");
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Sample filled in"));
  g_autoptr (IteamReport) report = iteam_report_new (2018, day);
  gint64 id = iteam_entry_get_id (ITEAM_ENTRY (report));
  g_autofree char *position = NULL;

  g_object_set (report, "title", "Integriteit in 2018", "addressee", "De gemeenteraad", "day", day, NULL);
  iteam_entry_add_to (ITEAM_ENTRY (report), draft);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (IteamReportSection) section = iteam_report_section_new (id, sections[i].part);
      char *next = iteam_position_between (position, NULL);

      g_free (position);
      position = next;
      g_object_set (section, "title", sections[i].title, "text", sections[i].text, "position", position, NULL);
      if (sections[i].text != NULL)
        g_object_set (section, "written", day, NULL);
      iteam_entry_add_to (ITEAM_ENTRY (section), draft);
    }

  return g_steal_pointer (&draft);
}
