/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-report.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-report-section.h"
#include "iteam-report.h"

/* What a team could have written in its note on 2018, in words of our own: its reasons
 * and its story. Dates, titles and figures are not in it: the data below each section say
 * those. In Dutch whatever the language of the interface, as a file of the team would be. */

static const struct
{
  IteamReportPart part;
  const char *title;
  const char *text;
} sections[] = {
  { ITEAM_REPORT_INTRODUCTION, "Inleiding",
    "Sinds de gemeenteraadsverkiezingen in 2018 hoort uw raad elk jaar van ons hoe het met integriteit staat; "
    "dit is de nota over het eerste jaar. Wie in Rijswijk iets van de gemeente nodig heeft, moet erop kunnen "
    "rekenen dat bestuur en ambtenaren eerlijk te werk gaan. Dat is een kwestie van vertrouwen, en ook van "
    "vakmanschap en kwaliteit.\n\nEen werkplek is pas veilig en gezond als ook de sfeer goed is: hoe collega’s "
    "met elkaar omgaan, en of wat schuurt gezegd kan worden. Iedereen die bestuurt of voor de gemeente werkt, "
    "beïnvloedt dat, ten goede of ten kwade. Daarom blijft het onderwerp op de agenda, bij politieke "
    "ambtsdragers en bestuurders zo goed als bij ambtenaren." },
  { ITEAM_REPORT_OFFICE, "Politieke ambtsdragers en bestuurders", NULL },
  { ITEAM_REPORT_CODES, "Gedragscodes en protocol",
    "De wet schrijft gedragscodes voor; open en controleerbaar bestuur begint ermee. Voor een vermoeden dat "
    "iemand de regels schendt, heeft uw raad er een protocol bij vastgesteld. In het constituerend beraad zijn "
    "dat protocol en de code voor burgemeester en wethouders aangenomen, en is de handreiking met haar "
    "modelgedragscodes ter kennisname behandeld." },
  { ITEAM_REPORT_TRAINING, "Training",
    "Raadsleden en bestuurders zijn voor het eerst samen getraind. De volgende bijeenkomst staat voor het "
    "najaar van 2019 gepland." },
  { ITEAM_REPORT_SCREENING, "Preventie en screening",
    "Het protocol zet voorkomen vóór genezen, ook in het bestuur. Wie bestuurder wil worden, wordt daarom "
    "vooraf gescreend; Rijswijk doet dat ook." },
  { ITEAM_REPORT_MEDIA, "(Social) media",
    "Bestuurders kunnen zich laten trainen in hun optreden in de media en op sociale media." },
  { ITEAM_REPORT_OFFICE_MODULE, "Integriteitsmodule voor college en raad",
    "Ook het college van B&W en de raadsleden kunnen meedoen met de integriteitsmodule. Zij maken dan dezelfde "
    "dilemmatraining, en bespreken een paar van de dilemma’s met elkaar; een gespreksleider leidt dat gesprek." },
  { ITEAM_REPORT_ORGANISATION, "Ambtelijke organisatie", NULL },
  { ITEAM_REPORT_ITEAM, "I-team",
    "Wie in Rijswijk met integriteit bezig is, werkt samen in het I-team: naast de functies hieronder ook de "
    "ondernemingsraad (OR) en de opgave Human Resource Management (HRM). Het team komt op vaste tijden "
    "bijeen.\n\nMet een team en een code alleen handelt nog niemand integer. Het onderwerp moet blijven leven, "
    "in het gewone werk, zonder veel omhaal en zo dat men er iets van opsteekt. Een campagne die één keer "
    "langskomt, is daarvoor te weinig." },
  { ITEAM_REPORT_MODULE, "Integriteitsmodule: dilemmatraining en themagesprekken",
    "Om die reden werkt de organisatie sinds eind 2018 met de integriteitsmodule van Integriteit.nl, die deels "
    "online is en deels niet. Met de digitale dilemmatraining haalt iedereen op wat hij weet. In besloten "
    "themagesprekken, zonder verslag, leggen interne en externe medewerkers met ongeveer hetzelfde werk elkaar "
    "voor wat zij tegenkomen; een collega is gespreksleider.\n\nUit beide komen verbeterpunten en "
    "aandachtspunten voort." },
  { ITEAM_REPORT_TRAINEES, "Opdracht van de trainees",
    "Drie organisaties leiden hun trainees samen op: de gemeenten Rijswijk en Westland, en de Werkorganisatie "
    "Duivenvoorde. De trainees onderzochten wat er op de drie plaatsen nodig is, en spraken daarvoor met "
    "gemeentesecretaris, HRM, OR en vertrouwenspersonen. Hun advies is in februari voor de "
    "gemeentesecretarissen klaar." },
  { ITEAM_REPORT_AWARENESS, "I-bewust",
    "Het I-bewust team, met mensen uit verschillende vakgebieden, let op hoe we omgaan met gegevens, en zeker "
    "met gevoelige. Het hele jaar staat steeds iets anders in de kijker; alles bij elkaar zijn het vier "
    "pijlers." },
  { ITEAM_REPORT_PRIVACY, "Privacy",
    "Nieuwe wetten vragen ook iets van onze houding. Voor de AVG, die in mei 2018 van toepassing werd, zijn "
    "functionarissen gegevensbescherming en privacy aangesteld, en is in de hele organisatie voorlichting "
    "gegeven." },
  { ITEAM_REPORT_COUNTS, "Meldingen en adviesgesprekken", NULL },
  { ITEAM_REPORT_FOLLOW_UP, "Gevolgen en vervolgtraject",
    "Dilemmatraining en themagesprekken komen in 2019 terug in de ambtelijke organisatie. Dan leggen we de "
    "uitkomsten naast die van 2018: welke punten zijn klaar, welke stellen we bij, en welke komen erbij." },
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
