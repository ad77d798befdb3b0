/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-document-proposal.h"

/* What a PDF says of itself, as municipalities write. */

typedef struct
{
  const char *info;
  const char *text;
  const char *title;
  IteamDocumentKind kind;
  const char *version;
  const char *dated;
} Case;

static const Case cases[] = {
  /* The title that a person gave it. */
  { "Gedragscode integriteit raad", "", "Gedragscode integriteit raad", ITEAM_DOCUMENT_CODE, NULL, "2019-03-01" },
  { "Microsoft Word - Gedragscode integriteit raad", "", "Gedragscode integriteit raad", ITEAM_DOCUMENT_CODE, NULL, "2019-03-01" },
  /* Those that a program gave it. */
  { "Microsoft Word - x.doc", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { "gedragscode_raad_def.docx", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { "Untitled document", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { "Naamloos document", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { "PowerPoint-presentatie", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { "Scan 2018 001", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { "12345", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { "\xff\xfe", "", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { NULL, NULL, "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  /* A heading of the first page. */
  { NULL, "Gemeente Rijswijk\n\nGedragscode integriteit\nburgemeester en wethouders\nVersie 1.2\n12 december 2017\n",
    "Gedragscode integriteit burgemeester en wethouders", ITEAM_DOCUMENT_CODE, "1.2", "2017-12-12" },
  { "Microsoft Word - x.doc", "Handreiking integriteit politieke ambtsdragers\nInhoud", "Handreiking integriteit politieke ambtsdragers",
    ITEAM_DOCUMENT_GUIDE, NULL, "2019-03-01" },
  /* A sentence that speaks of one is no heading. */
  { NULL, "In de gedragscode staat wat mag.\nDe gedragscode geldt voor allen.", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { NULL, "Protocol\n", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  /* Versions and dates. */
  { NULL, "versie: 2", "bestand 12", ITEAM_DOCUMENT_OTHER, "2", "2019-03-01" },
  { NULL, "v1.3 concept", "bestand 12", ITEAM_DOCUMENT_OTHER, "1.3", "2019-03-01" },
  { NULL, "versie 2018", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { NULL, "versie 12-12-2017", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2017-12-12" },
  { NULL, "Sinds 1 mei 2016.\nDatum: 3 april 2018", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2018-04-03" },
  { NULL, "Rijswijk, 13 februari 2019", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-02-13" },
  { NULL, "2018-05-15", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2018-05-15" },
  { NULL, "31 februari 2018", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
  { NULL, "telefoon 070-12-34-5678", "bestand 12", ITEAM_DOCUMENT_OTHER, NULL, "2019-03-01" },
};

static void
test_fields (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (IteamDocument) document = iteam_document_new ("bestand 12", iteam_day_from_ymd (2019, 4, 1));
  const IteamDocumentFields *fields;
  g_autofree char *dated = NULL;

  iteam_document_propose (document, expected->info, iteam_day_from_ymd (2019, 3, 1), expected->text);
  fields = iteam_document_get_fields (document);
  dated = iteam_day_to_iso (fields->dated);
  g_assert_cmpstr (fields->title, ==, expected->title);
  g_assert_cmpint (fields->kind, ==, expected->kind);
  g_assert_cmpstr (fields->version, ==, expected->version);
  g_assert_cmpstr (dated, ==, expected->dated);
}

/* "gemeenteraad 2018-05-15 adopted; …" */
static const struct
{
  const char *text;
  const char *adoptions;
} adopted[] = {
  { "Vastgesteld door de gemeenteraad op 15 mei 2018.", "gemeenteraad 2018-05-15 adopted" },
  { "vastgesteld door de\ngemeenteraad van Rijswijk\nop 15 mei 2018", "gemeenteraad van Rijswijk 2018-05-15 adopted" },
  { "Vastgesteld door het college van B&W d.d. 5-12-2017", "college van B&W 2017-12-05 adopted" },
  { "vastgesteld door de raad op 15 mei 2018 en door het constituerend beraad op 31 mei 2018",
    "raad 2018-05-15 adopted; constituerend beraad 2018-05-31 adopted" },
  { "Ter kennisname aangenomen door het constituerend beraad op 31 mei 2018", "constituerend beraad 2018-05-31 noted" },
  { "Adopted by the council on 15 May 2018", "council 2018-05-15 adopted" },
  { "De code is vastgesteld. Op 15 mei 2018 sprak de raad.", "" },
  { "vastgesteld door de raad op 31 februari 2018", "" },
  { "niet vastgesteld", "" },
};

static void
test_adoptions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (adopted); i++)
    {
      g_autoptr (IteamDocument) document = iteam_document_new ("bestand 12", iteam_day_from_ymd (2019, 4, 1));
      g_autoptr (GString) brief = g_string_new (NULL);
      GPtrArray *adoptions;

      iteam_document_propose (document, NULL, ITEAM_DAY_NONE, adopted[i].text);
      adoptions = iteam_document_get_adoptions (document);
      for (guint j = 0; j < adoptions->len; j++)
        {
          const IteamAdoption *adoption = adoptions->pdata[j];
          g_autofree char *day = iteam_day_to_iso (adoption->day);

          g_string_append_printf (brief, "%s%s %s %s", j > 0 ? "; " : "", adoption->body, day, iteam_adoption_way_to_nick (adoption->way));
        }
      g_assert_cmpstr (brief->str, ==, adopted[i].adoptions);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/document-proposal/fields/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &cases[i], test_fields);
    }
  g_test_add_func ("/document-proposal/adoptions", test_adoptions);

  return g_test_run ();
}
