/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-panes.h"

#include <glib/gi18n-lib.h>

#include "iteam-actions-pane.h"
#include "iteam-documents-pane.h"
#include "iteam-meetings-pane.h"
#include "iteam-overview-pane.h"
#include "iteam-pillars-pane.h"
#include "iteam-programme-pane.h"
#include "iteam-report-pane.h"

static void
show_action (GtkWidget      *pane,
             const IteamRef *ref,
             const char     *fragment)
{
  iteam_actions_pane_show (ITEAM_ACTIONS_PANE (pane), ref);
}

static void
flush_actions (GtkWidget *pane)
{
  iteam_actions_pane_flush (ITEAM_ACTIONS_PANE (pane));
}

static void
show_document (GtkWidget      *pane,
               const IteamRef *ref,
               const char     *fragment)
{
  iteam_documents_pane_show (ITEAM_DOCUMENTS_PANE (pane), ref, fragment);
}

static void
flush_documents (GtkWidget *pane)
{
  iteam_documents_pane_flush (ITEAM_DOCUMENTS_PANE (pane));
}

static void
show_meeting (GtkWidget      *pane,
              const IteamRef *ref,
              const char     *fragment)
{
  iteam_meetings_pane_show (ITEAM_MEETINGS_PANE (pane), ref, fragment);
}

static void
flush_meetings (GtkWidget *pane)
{
  iteam_meetings_pane_flush (ITEAM_MEETINGS_PANE (pane));
}

static void
show_programme (GtkWidget      *pane,
                const IteamRef *ref,
                const char     *fragment)
{
  iteam_programme_pane_show (ITEAM_PROGRAMME_PANE (pane), ref, fragment);
}

static void
flush_programme (GtkWidget *pane)
{
  iteam_programme_pane_flush (ITEAM_PROGRAMME_PANE (pane));
}

static void
show_pillars (GtkWidget      *pane,
              const IteamRef *ref,
              const char     *fragment)
{
  iteam_pillars_pane_show (ITEAM_PILLARS_PANE (pane), ref, fragment);
}

static void
flush_pillars (GtkWidget *pane)
{
  iteam_pillars_pane_flush (ITEAM_PILLARS_PANE (pane));
}

static void
show_report (GtkWidget      *pane,
             const IteamRef *ref,
             const char     *fragment)
{
  iteam_report_pane_show (ITEAM_REPORT_PANE (pane), ref, fragment);
}

static void
flush_report (GtkWidget *pane)
{
  iteam_report_pane_flush (ITEAM_REPORT_PANE (pane));
}

/* The panes, in the order of the sidebar. */
static const IteamPaneEntry entries[] = {
  { "overview", N_("Overview"), "go-home-symbolic", ITEAM_KIND_NONE, ITEAM_KIND_NONE,
    NULL, iteam_overview_pane_new, NULL, NULL },
  { "meetings", N_("Meetings"), "x-office-calendar-symbolic", ITEAM_KIND_MEETING, ITEAM_KIND_AGENDA_ITEM,
    NULL, iteam_meetings_pane_new, show_meeting, flush_meetings },
  { "actions", N_("Action Points"), "iteam-actions-symbolic", ITEAM_KIND_ACTION, ITEAM_KIND_NONE,
    iteam_actions_pane_prepare, iteam_actions_pane_new, show_action, flush_actions },
  { "pillars", "I-bewust", "view-continuous-symbolic", ITEAM_KIND_SPOTLIGHT, ITEAM_KIND_PILLAR,
    NULL, iteam_pillars_pane_new, show_pillars, flush_pillars },
  { "programme", N_("Programme"), "x-office-presentation-symbolic", ITEAM_KIND_ACTIVITY, ITEAM_KIND_POINT,
    NULL, iteam_programme_pane_new, show_programme, flush_programme },
  { "documents", N_("Documents"), "iteam-documents-symbolic", ITEAM_KIND_DOCUMENT, ITEAM_KIND_NONE,
    NULL, iteam_documents_pane_new, show_document, flush_documents },
  { "report", N_("Annual Report"), "iteam-report-symbolic", ITEAM_KIND_REPORT, ITEAM_KIND_REPORT_SECTION,
    NULL, iteam_report_pane_new, show_report, flush_report },
};

/**
 * iteam_panes_get:
 * @n_entries: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_entries): the panes that the window
 *   has, in their order.
 */
const IteamPaneEntry *
iteam_panes_get (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (entries);

  return entries;
}

/**
 * iteam_panes_find:
 * @kind: a kind of things, or of their parts
 *
 * Returns: (transfer none) (nullable): the pane that shows them.
 */
const IteamPaneEntry *
iteam_panes_find (IteamKind kind)
{
  /* A series is in the pane of its meetings. */
  if (kind == ITEAM_KIND_SERIES)
    kind = ITEAM_KIND_MEETING;
  /* Numbers of reports stand with the points of their year. */
  if (kind == ITEAM_KIND_REPORT_COUNT)
    kind = ITEAM_KIND_POINT;
  for (guint i = 0; i < G_N_ELEMENTS (entries) && kind != ITEAM_KIND_NONE; i++)
    if (entries[i].kind == kind || entries[i].part == kind)
      return &entries[i];

  return NULL;
}
