/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-chart.h"

#include <glib/gi18n-lib.h>

static void
clear_row (gpointer data)
{
  IteamChartRow *row = data;

  g_free (row->label);
  for (guint i = 0; i < G_N_ELEMENTS (row->values); i++)
    {
      g_free (row->values[i].text);
      g_free (row->values[i].detail);
    }
}

/**
 * iteam_chart_new:
 * @title: what it shows
 * @year: the year
 * @before: the year beside it
 * @percent: whether values are in per mille
 *
 * Returns: (transfer full): a chart without rows.
 */
IteamChart *
iteam_chart_new (const char *title,
                 int         year,
                 int         before,
                 gboolean    percent)
{
  IteamChart *self = g_new0 (IteamChart, 1);

  g_ref_count_init (&self->refs);
  self->title = g_strdup (title);
  self->names[0] = g_strdup_printf ("%d", year);
  self->names[1] = g_strdup_printf ("%d", before);
  self->percent = percent;
  self->most = percent ? 1000 : 1;
  self->rows = g_array_new (FALSE, FALSE, sizeof (IteamChartRow));
  g_array_set_clear_func (self->rows, clear_row);

  return self;
}

/**
 * iteam_chart_ref:
 * @self: a chart
 *
 * Returns: (transfer full): the same.
 */
IteamChart *
iteam_chart_ref (IteamChart *self)
{
  g_ref_count_inc (&self->refs);

  return self;
}

/**
 * iteam_chart_unref:
 * @self: (transfer full): a chart
 */
void
iteam_chart_unref (IteamChart *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;

  g_array_unref (self->rows);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_free (self->names[i]);
  g_free (self->note);
  g_free (self->title);
  g_free (self);
}

/**
 * iteam_chart_add_row:
 * @self: a chart
 * @label: what the row is about
 * @level: 1 for a part of what stands above it, else 0
 *
 * Returns: (transfer none): the new row, of which nothing is known yet; it is there until
 *   the next one is added.
 */
IteamChartRow *
iteam_chart_add_row (IteamChart *self,
                     const char *label,
                     int         level)
{
  IteamChartRow row = { .label = g_strdup (label), .level = level, .target = ITEAM_FIGURE_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (row.values); i++)
    {
      row.values[i].value = ITEAM_FIGURE_NONE;
      row.values[i].text = g_strdup ("–");
    }
  g_array_append_val (self->rows, row);

  return iteam_chart_get_row (self, self->rows->len - 1);
}

/**
 * iteam_chart_set_value:
 * @self: a chart with rows
 * @index: 0 for the year, 1 for the year beside it
 * @value: the value of the last row, or %ITEAM_FIGURE_NONE
 * @text: (nullable): the value as text, %NULL or "" for none
 * @counted: (nullable): what it counts
 */
void
iteam_chart_set_value (IteamChart         *self,
                       guint               index,
                       int                 value,
                       const char         *text,
                       const IteamCounted *counted)
{
  IteamChartValue *last = &iteam_chart_get_row (self, self->rows->len - 1)->values[index];

  last->value = value;
  self->most = MAX (self->most, value);
  g_free (last->text);
  last->text = g_strdup (text != NULL && text[0] != '\0' ? text : "–");
  if (counted != NULL)
    last->counted = *counted;
}

/**
 * iteam_chart_set_target:
 * @self: a chart with rows
 * @target: what was aimed at in the last row, or %ITEAM_FIGURE_NONE
 */
void
iteam_chart_set_target (IteamChart *self,
                        int         target)
{
  iteam_chart_get_row (self, self->rows->len - 1)->target = target;
  self->has_target = self->has_target || target >= 0;
  self->most = MAX (self->most, target);
}

/**
 * iteam_chart_get_row:
 * @self: a chart
 * @index: which row, from 0
 *
 * Returns: (transfer none): that row.
 */
IteamChartRow *
iteam_chart_get_row (IteamChart *self,
                     guint       index)
{
  return &g_array_index (self->rows, IteamChartRow, index);
}

/**
 * iteam_chart_describe:
 * @self: a chart
 * @row: which row
 * @index: 0 for the year, 1 for the year beside it
 *
 * Returns: (transfer full): the figure in words, for who does not see where it stands:
 *   "Participation, 2019: 78% (156 of 200), target 80%".
 */
char *
iteam_chart_describe (IteamChart *self,
                      guint       row,
                      guint       index)
{
  const IteamChartRow *shown = iteam_chart_get_row (self, row);
  const IteamChartValue *value = &shown->values[index];
  g_autofree char *target = self->percent && index == 0 ? iteam_percentage_format (shown->target) : g_strdup ("");
  const char *text = value->detail != NULL ? value->detail : value->text;

  if (target[0] != '\0')
    /* Translators: what is counted, the year, how much, and what was aimed at: "Participation, 2019: 78%, target 80%". */
    return g_strdup_printf (_("%s, %s: %s, target %s"), shown->label, self->names[index], text, target);

  /* Translators: what is counted, the year, and how much: "Theme talks held, 2018: 2". */
  return g_strdup_printf (_("%s, %s: %s"), shown->label, self->names[index], text);
}
