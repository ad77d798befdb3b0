/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/* Beside a year in iteam_id_for_pair(), so that two people who begin the report of a year
 * make the same; numbers of reports of that year have smaller ones. */
#define REPORT_OF_YEAR 1000

/**
 * IteamReport:
 *
 * The note by which the council is told each year how things stand.
 */
struct _IteamReport
{
  IteamEntry parent_instance;

  IteamReportFields fields;
};

G_DEFINE_FINAL_TYPE (IteamReport, iteam_report, ITEAM_TYPE_ENTRY)

static const IteamColumn report_columns[] = {
  ITEAM_COLUMN (IteamReport, year, COUNT),
  ITEAM_COLUMN (IteamReport, title, TEXT),
  ITEAM_COLUMN (IteamReport, reference, TEXT),
  ITEAM_COLUMN (IteamReport, letterhead, TEXT),
  ITEAM_COLUMN (IteamReport, addressee, TEXT),
  ITEAM_COLUMN (IteamReport, day, DAY),
  ITEAM_COLUMN (IteamReport, created, DAY),
  ITEAM_COLUMNS_END,
};

static void
iteam_report_class_init (IteamReportClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_REPORT;
  entry_class->added = N_("Annual report begun");
  entry_class->changed = N_("Annual report changed");
  entry_class->deleted = N_("Annual report deleted");

  iteam_entry_class_set_columns (entry_class, report_columns);
}

static void
iteam_report_init (IteamReport *self)
{
}

/**
 * iteam_report_id_of:
 * @year: a year
 *
 * Returns: the key of the report on it, whether there is one or not.
 */
gint64
iteam_report_id_of (int year)
{
  return iteam_id_for_pair (year, REPORT_OF_YEAR);
}

/**
 * iteam_report_new:
 * @year: the year that it tells of
 * @created: today
 *
 * Returns: (transfer full): a report with the title and addressee that are usual.
 */
IteamReport *
iteam_report_new (int      year,
                  IteamDay created)
{
  /* Translators: the title of the annual report; its year. */
  g_autofree char *title = g_strdup_printf (_("Integrity in %d"), year);

  return g_object_new (ITEAM_TYPE_REPORT,
                       "id", iteam_report_id_of (year), "year", year, "title", title, "addressee", _("The council"), "created", created,
                       NULL);
}

/**
 * iteam_report_get_fields:
 * @self: a report
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamReportFields *
iteam_report_get_fields (IteamReport *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT (self), NULL);

  return &self->fields;
}

/**
 * IteamReportVersion:
 *
 * A report as it was kept or sent: a document of the register.
 */
struct _IteamReportVersion
{
  IteamEntry parent_instance;

  IteamReportVersionFields fields;
};

G_DEFINE_FINAL_TYPE (IteamReportVersion, iteam_report_version, ITEAM_TYPE_ENTRY)

static const IteamTerm states[] = {
  [ITEAM_REPORT_VERSION_DRAFT] = { "draft", N_("Draft") },
  [ITEAM_REPORT_VERSION_SENT] = { "sent", N_("Sent") },
};

const IteamTerms iteam_report_version_states = { states, G_N_ELEMENTS (states) };

static const IteamColumn version_columns[] = {
  ITEAM_COLUMN (IteamReportVersion, report, KEY),
  ITEAM_COLUMN_NAMED (IteamReportVersion, state, &iteam_report_version_states),
  ITEAM_COLUMN (IteamReportVersion, day, DAY),
  ITEAM_COLUMN (IteamReportVersion, recipient, TEXT),
  ITEAM_COLUMN (IteamReportVersion, document, KEY),
  ITEAM_COLUMNS_END,
};

static void
iteam_report_version_class_init (IteamReportVersionClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_REPORT_VERSION;
  entry_class->added = N_("Version of the annual report kept");
  entry_class->changed = N_("Version of the annual report changed");
  entry_class->deleted = N_("Version of the annual report removed");

  iteam_entry_class_set_columns (entry_class, version_columns);
}

static void
iteam_report_version_init (IteamReportVersion *self)
{
}

/**
 * iteam_report_version_new:
 * @report: key of the report
 * @state: whether it was sent
 * @day: when
 * @recipient: (nullable): to whom it went
 * @document: key of the document that it is
 *
 * Returns: (transfer full): a version with a new key.
 */
IteamReportVersion *
iteam_report_version_new (gint64                   report,
                          IteamReportVersionState  state,
                          IteamDay                 day,
                          const char              *recipient,
                          gint64                   document)
{
  return g_object_new (ITEAM_TYPE_REPORT_VERSION,
                       "id", iteam_id_new (), "report", report, "state", state, "day", day, "recipient", recipient, "document", document,
                       NULL);
}

/**
 * iteam_report_version_get_fields:
 * @self: a version
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamReportVersionFields *
iteam_report_version_get_fields (IteamReportVersion *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_VERSION (self), NULL);

  return &self->fields;
}

/**
 * iteam_report_version_describe:
 * @self: a version
 * @today: today
 *
 * Returns: (transfer full): what it is in words: "Sent on 12 February to the council clerk".
 */
char *
iteam_report_version_describe (IteamReportVersion *self,
                               IteamDay            today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (ITEAM_IS_REPORT_VERSION (self), NULL);

  day = iteam_day_format (self->fields.day, today, ITEAM_DAY_SHORT);
  if (self->fields.state == ITEAM_REPORT_VERSION_DRAFT)
    /* Translators: a day. */
    return g_strdup_printf (_("Draft of %s"), day);
  if (self->fields.recipient == NULL)
    /* Translators: a day. */
    return g_strdup_printf (_("Sent on %s"), day);

  /* Translators: a day, then to whom: “Sent on 12 February: council clerk”. */
  return g_strdup_printf (_("Sent on %s: %s"), day, self->fields.recipient);
}

/**
 * iteam_report_version_compare:
 * @self: a version
 * @other: another
 *
 * Returns: less than, equal to or more than 0; the last one comes first.
 */
int
iteam_report_version_compare (IteamReportVersion *self,
                              IteamReportVersion *other)
{
  if (self->fields.day != other->fields.day)
    return self->fields.day > other->fields.day ? -1 : 1;
  if (self->fields.state != other->fields.state)
    return self->fields.state > other->fields.state ? -1 : 1;

  return 0;
}
