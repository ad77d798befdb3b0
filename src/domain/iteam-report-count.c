/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-count.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/**
 * IteamReportCount:
 *
 * How many reports of a kind a year had, for the annual report.
 */
struct _IteamReportCount
{
  IteamEntry parent_instance;

  IteamReportCountFields fields;
};

G_DEFINE_FINAL_TYPE (IteamReportCount, iteam_report_count, ITEAM_TYPE_ENTRY)

static const IteamTerm kinds[] = {
  [ITEAM_REPORT_BREACH] = { "breach", N_("Reports of integrity breaches") },
  [ITEAM_REPORT_CONDUCT] = { "conduct", N_("Reports of undesirable conduct") },
  [ITEAM_REPORT_ADVICE] = { "advice", N_("Advisory talks") },
};

const IteamTerms iteam_report_kinds = { kinds, G_N_ELEMENTS (kinds) };

static const IteamColumn columns[] = {
  ITEAM_COLUMN (IteamReportCount, year, COUNT),
  ITEAM_COLUMN_NAMED (IteamReportCount, kind, &iteam_report_kinds),
  ITEAM_COLUMN_NAMED (IteamReportCount, side, &iteam_sides),
  ITEAM_COLUMN (IteamReportCount, count, FIGURE),
  ITEAM_COLUMN (IteamReportCount, remark, TEXT),
  ITEAM_COLUMNS_END,
};

static void
iteam_report_count_class_init (IteamReportCountClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_REPORT_COUNT;
  entry_class->added = N_("Number of reports added");
  entry_class->changed = N_("Number of reports changed");
  entry_class->deleted = N_("Number of reports removed");

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_report_count_init (IteamReportCount *self)
{
}

/**
 * iteam_report_count_new:
 * @year: a year
 * @kind: what is counted
 * @side: to whom they were made
 *
 * Returns: (transfer full): a row without a number; two people who add it make the same.
 */
IteamReportCount *
iteam_report_count_new (int             year,
                        IteamReportKind kind,
                        IteamSide       side)
{
  return g_object_new (ITEAM_TYPE_REPORT_COUNT,
                       "id", iteam_id_for_pair (year, 1 + (gint64) kind * iteam_sides.n_terms + (gint64) side),
                       "year", year, "kind", kind, "side", side,
                       NULL);
}

/**
 * iteam_report_count_get_fields:
 * @self: a row
 *
 * Returns: (transfer none): its fields.
 */
const IteamReportCountFields *
iteam_report_count_get_fields (IteamReportCount *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_COUNT (self), NULL);

  return &self->fields;
}

/**
 * iteam_report_count_compare:
 * @self: a row
 * @other: another
 *
 * Returns: less than, equal to or more than 0, by year, kind and side.
 */
int
iteam_report_count_compare (IteamReportCount *self,
                            IteamReportCount *other)
{
  const IteamReportCountFields *first = iteam_report_count_get_fields (self);
  const IteamReportCountFields *second = iteam_report_count_get_fields (other);

  if (first->year != second->year)
    return first->year < second->year ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return (first->side > second->side) - (first->side < second->side);
}

/**
 * iteam_report_count_label:
 * @kind: what is counted
 * @side: to whom they were made
 *
 * Returns: (transfer full): that in words: "Advisory talks (external)".
 */
char *
iteam_report_count_label (int kind,
                          int side)
{
  if (side == ITEAM_SIDE_NONE)
    return g_strdup (iteam_terms_label (&iteam_report_kinds, kind));

  return g_strdup_printf ("%s (%s)", iteam_terms_label (&iteam_report_kinds, kind), iteam_terms_label (&iteam_sides, side));
}
