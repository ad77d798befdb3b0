/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "iteam-breakpoint-bin.h"
#include "iteam-editing-mark.h"
#include "iteam-history-window.h"
#include "iteam-report-facts.h"
#include "iteam-report-head.h"
#include "iteam-report-pane-private.h"
#include "iteam-report-paper.h"
#include "iteam-report-preview.h"
#include "iteam-report-section-page.h"
#include "iteam-report-section-row.h"
#include "iteam-save.h"

/**
 * IteamReportPane:
 *
 * The annual report to the council: its sections in a list, what the team writes in one
 * beside what the data say of it, and the whole as it will be on paper.
 */
struct _IteamReportPane
{
  AdwBin parent_instance;

  gint64 chosen;
  gint64 wanted;
  gboolean updating;
  gboolean shows_preview;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkLabel *year_label;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkListBox *sections;
  GtkWidget *center;
  GtkStack *pages;
  IteamReportHead *head;
  IteamReportSectionPage *page;
  IteamReportPreview *preview;
  IteamEditingMark *head_mark;
  IteamEditingMark *section_mark;

  /* owned */
  IteamReportDesk *desk;
};

enum
{
  PROP_STORE = 1,
  PROP_BADGE,
  PROP_SHARE,
  PROP_SHOWS_PREVIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamReportPane, iteam_report_pane, ADW_TYPE_BIN)

static IteamReportDetail *
get_begun (IteamReportPane *self)
{
  IteamReportDetail *detail = iteam_report_desk_get_detail (self->desk);

  return detail != NULL && detail->report != NULL ? detail : NULL;
}

static IteamReportSection *
get_chosen (IteamReportPane *self)
{
  IteamReportDetail *detail = get_begun (self);

  return detail != NULL && self->chosen != 0 ? iteam_report_detail_find_section (detail, self->chosen) : NULL;
}

static int
index_of (IteamReportDetail *detail,
          gint64             section)
{
  for (guint i = 0; i < detail->sections->len; i++)
    if (iteam_entry_get_id (detail->sections->pdata[i]) == section)
      return (int) i;

  return -1;
}

static void
update_actions (IteamReportPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  IteamReportDetail *detail = get_begun (self);
  IteamReportSection *section = get_chosen (self);
  gboolean writable = iteam_desk_get_writable (ITEAM_DESK (self->desk)) &&
                      iteam_report_desk_get_detail (self->desk) != NULL;
  gboolean own = section != NULL && iteam_report_section_get_fields (section)->part == ITEAM_REPORT_OWN;

  gtk_widget_action_set_enabled (widget, "report.begin", writable && detail == NULL);
  gtk_widget_action_set_enabled (widget, "report.add", writable && detail != NULL);
  gtk_widget_action_set_enabled (widget, "report.move", writable && section != NULL);
  gtk_widget_action_set_enabled (widget, "report.remove", writable && own);
  gtk_widget_action_set_enabled (widget, "report.save", detail != NULL);
  gtk_widget_action_set_enabled (widget, "report.history", detail != NULL);
  gtk_widget_action_set_enabled (widget, "report.keep", writable && detail != NULL);
  gtk_widget_action_set_enabled (widget, "report.send", writable && detail != NULL);
}

static void
update_layout (IteamReportPane *self)
{
  gboolean narrow = iteam_breakpoint_bin_get_narrow (self->breakpoint);

  gtk_widget_set_visible (GTK_WIDGET (self->preview), self->shows_preview);
  gtk_widget_set_visible (self->center, !narrow || !self->shows_preview);
}

static void
set_shows_preview (IteamReportPane *self,
                   gboolean         shows)
{
  if (self->shows_preview == shows)
    return;

  self->shows_preview = shows;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_PREVIEW]);
}

/* Where there is room for one thing only, that is what is written. */
static void
narrow_cb (IteamReportPane *self)
{
  set_shows_preview (self, !iteam_breakpoint_bin_get_narrow (self->breakpoint));
  update_layout (self);
}

static void
show_page (IteamReportPane *self)
{
  IteamReportDetail *detail = get_begun (self);
  IteamReportSection *section = get_chosen (self);

  iteam_report_section_page_show (self->page, section);
  iteam_report_head_show (self->head, section == NULL && detail != NULL ? detail->report : NULL);
  /* Whoever else works on it is told of, and who does so here tells the others. */
  g_object_set (self->section_mark, "row", section != NULL ? self->chosen : 0, NULL);
  g_object_set (self->head_mark, "row", section == NULL && detail != NULL ? iteam_entry_get_id (ITEAM_ENTRY (detail->report)) : 0, NULL);
  gtk_stack_set_visible_child_name (self->pages, section != NULL ? "section" : "head");
  update_actions (self);
}

/* The row of a section, 0 for the head. */
static IteamReportSectionRow *
find_row (IteamReportPane *self,
          gint64           section)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sections, i);

      if (row == NULL || iteam_report_section_row_get_id (ITEAM_REPORT_SECTION_ROW (row)) == section)
        return row != NULL ? ITEAM_REPORT_SECTION_ROW (row) : NULL;
    }
}

/* Whether the list has a row for the head and each section, in their order. */
static gboolean
rows_fit (IteamReportPane   *self,
          IteamReportDetail *detail)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sections, 0);

  for (guint i = 0; i < detail->sections->len && row != NULL; i++)
    {
      row = gtk_list_box_get_row_at_index (self->sections, (int) i + 1);
      if (row != NULL && iteam_report_section_row_get_id (ITEAM_REPORT_SECTION_ROW (row)) != iteam_entry_get_id (detail->sections->pdata[i]))
        return FALSE;
    }

  return row != NULL && gtk_list_box_get_row_at_index (self->sections, (int) detail->sections->len + 1) == NULL;
}

static void
make_rows (IteamReportPane   *self,
           IteamReportDetail *detail)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->sections, 0)) != NULL)
    gtk_list_box_remove (self->sections, GTK_WIDGET (row));
  gtk_list_box_append (self->sections, iteam_report_section_row_new (0));
  for (guint i = 0; i < detail->sections->len; i++)
    gtk_list_box_append (self->sections, iteam_report_section_row_new (iteam_entry_get_id (detail->sections->pdata[i])));
}

static guint
count_warnings (GPtrArray *warnings,
                gint64     section)
{
  guint n_warnings = 0;

  for (guint i = 0; i < warnings->len; i++)
    n_warnings += ((IteamReportWarning *) warnings->pdata[i])->section == section ? 1 : 0;

  return n_warnings;
}

static void
show_section (IteamReportPane    *self,
              IteamReportDetail  *detail,
              IteamReportSection *section,
              GPtrArray          *warnings)
{
  const IteamReportSectionFields *fields = iteam_report_section_get_fields (section);
  gint64 id = iteam_entry_get_id (ITEAM_ENTRY (section));
  g_autoptr (GPtrArray) groups = iteam_report_facts_new (detail, iteam_desk_get_directory (ITEAM_DESK (self->desk)),
                                                         (IteamReportPart) fields->part,
                                                         iteam_day_today ());
  gboolean nothing = fields->text == NULL && groups->len == 0 && !fields->chapter;
  const char *state = fields->left_out ? _("Left out") : nothing ? _("Nothing to tell yet") : NULL;

  iteam_report_section_row_show (find_row (self, id), iteam_report_section_get_heading (section), fields->chapter, state,
                                 iteam_report_facts_compare (groups, fields->basis, NULL), count_warnings (warnings, id));
}

static void
show_sections (IteamReportPane   *self,
               IteamReportDetail *detail)
{
  g_autoptr (GPtrArray) warnings = iteam_report_list_warnings (detail, iteam_desk_get_directory (ITEAM_DESK (self->desk)), iteam_day_today ());

  self->updating = TRUE;
  if (!rows_fit (self, detail))
    make_rows (self, detail);
  iteam_report_section_row_show (find_row (self, 0), _("Head and Versions"), TRUE, NULL, 0, 0);
  for (guint i = 0; i < detail->sections->len; i++)
    show_section (self, detail, detail->sections->pdata[i], warnings);
  if (find_row (self, self->chosen) == NULL)
    self->chosen = 0;
  gtk_list_box_select_row (self->sections, GTK_LIST_BOX_ROW (find_row (self, self->chosen)));
  self->updating = FALSE;
}

static void
show_year (IteamReportPane *self)
{
  int year = iteam_report_desk_get_year (self->desk);
  g_autofree char *label = g_strdup_printf ("%d", year);
  g_autofree char *title = g_strdup_printf (_("No Annual Report on %d Yet"), year);

  gtk_label_set_label (self->year_label, label);
  adw_status_page_set_title (self->empty_page, title);
}

static void
changed_cb (IteamReportPane *self)
{
  IteamReportDetail *detail = get_begun (self);

  show_year (self);
  if (self->wanted != 0 && detail != NULL)
    {
      if (iteam_report_detail_find_section (detail, self->wanted) != NULL)
        self->chosen = self->wanted;
      self->wanted = 0;
    }
  if (detail != NULL)
    {
      show_sections (self, detail);
      iteam_report_preview_take (self->preview,
                                 iteam_report_paper_new (detail, iteam_desk_get_directory (ITEAM_DESK (self->desk)),
                                                         iteam_day_today ()));
    }
  else
    {
      iteam_report_preview_clear (self->preview);
    }
  show_page (self);
  gtk_stack_set_visible_child_name (self->stack, detail != NULL ? "report" :
                                                 iteam_report_desk_get_detail (self->desk) != NULL ? "empty" : "loading");
}

static void
failed_cb (IteamReportPane *self,
           const char      *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
row_selected_cb (IteamReportPane *self,
                 GtkListBoxRow   *row)
{
  if (self->updating || row == NULL)
    return;

  self->chosen = iteam_report_section_row_get_id (ITEAM_REPORT_SECTION_ROW (row));
  show_page (self);
}

/* --- actions --- */

static void
begin_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (widget);
  IteamReportDetail *detail = iteam_report_desk_get_detail (self->desk);
  g_autoptr (IteamDraft) draft = NULL;

  if (detail == NULL || detail->report != NULL)
    return;
  draft = iteam_report_detail_draft_begin (detail, iteam_day_today ());
  iteam_desk_save (ITEAM_DESK (self->desk), widget, draft);
}

/* Below the section that is chosen. */
static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (widget);
  IteamReportDetail *detail = get_begun (self);
  g_autoptr (IteamReportSection) section = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (detail == NULL)
    return;
  iteam_report_pane_flush (self);
  section = iteam_report_detail_add_section (detail, (guint) (index_of (detail, self->chosen) + 1), _("New section"));
  self->wanted = iteam_entry_get_id (ITEAM_ENTRY (section));
  draft = iteam_entry_draft_new (ITEAM_ENTRY (section));
  iteam_desk_save (ITEAM_DESK (self->desk), widget, draft);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (widget);
  IteamReportDetail *detail = get_begun (self);
  IteamReportSection *section = get_chosen (self);
  int index = section != NULL ? index_of (detail, self->chosen) + g_variant_get_int32 (parameter) : -1;
  g_autoptr (IteamReportSection) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *position = NULL;

  if (index < 0 || index >= (int) detail->sections->len)
    return;
  iteam_report_pane_flush (self);
  position = iteam_report_detail_position_at (detail, section, (guint) index);
  edited = iteam_entry_copy (section);
  g_object_set (edited, "position", position, NULL);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (section), ITEAM_ENTRY (edited));
  iteam_desk_save (ITEAM_DESK (self->desk), widget, draft);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (widget);
  IteamReportSection *section = get_chosen (self);
  g_autoptr (IteamDraft) draft = NULL;

  if (section == NULL || iteam_report_section_get_fields (section)->part != ITEAM_REPORT_OWN)
    return;
  iteam_report_pane_flush (self);
  draft = iteam_entry_draft_delete (ITEAM_ENTRY (section));
  iteam_save_and_tell (widget, iteam_desk_get_store (ITEAM_DESK (self->desk)), draft, _("Section removed"), NULL);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (widget);
  IteamReportDetail *detail = get_begun (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  IteamRef ref = { .kind = ITEAM_KIND_REPORT };

  if (detail == NULL)
    return;
  ref.id = iteam_entry_get_id (ITEAM_ENTRY (detail->report));
  gtk_window_present (GTK_WINDOW (iteam_history_window_new (GTK_WINDOW (root),
                                                            iteam_desk_get_store (ITEAM_DESK (self->desk)), &ref,
                                                            iteam_report_get_fields (detail->report)->title)));
}

static void
go_action (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (widget);
  int year = iteam_report_desk_get_year (self->desk) + g_variant_get_int32 (parameter);

  iteam_report_pane_flush (self);
  self->chosen = 0;
  iteam_report_desk_set_year (self->desk, CLAMP (year, 1900, 2199));
  show_year (self);
}

/* --- the pane --- */

static void
set_store (IteamReportPane *self,
           IteamStore      *store)
{
  if (iteam_desk_get_store (ITEAM_DESK (self->desk)) == store)
    return;

  self->wanted = 0;
  self->chosen = 0;
  iteam_report_section_page_show (self->page, NULL);
  iteam_report_head_show (self->head, NULL);
  iteam_desk_set_store (ITEAM_DESK (self->desk), store);
  changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
set_share (IteamReportPane *self,
           IteamShare      *share)
{
  g_object_set (self->head_mark, "share", share, NULL);
  g_object_set (self->section_mark, "share", share, NULL);
}

static void
iteam_report_pane_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, iteam_desk_get_store (ITEAM_DESK (self->desk))); break;
    case PROP_BADGE: g_value_set_int (value, 0); break;
    case PROP_SHOWS_PREVIEW: g_value_set_boolean (value, self->shows_preview); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_report_pane_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_STORE: set_store (ITEAM_REPORT_PANE (object), g_value_get_object (value)); break;
    case PROP_SHARE: set_share (ITEAM_REPORT_PANE (object), g_value_get_object (value)); break;
    case PROP_SHOWS_PREVIEW: set_shows_preview (ITEAM_REPORT_PANE (object), g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_report_pane_dispose (GObject *object)
{
  IteamReportPane *self = ITEAM_REPORT_PANE (object);

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      iteam_desk_set_store (ITEAM_DESK (self->desk), NULL);
    }
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_report_pane_parent_class)->dispose (object);
}

static void
iteam_report_pane_class_init (IteamReportPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_report_pane_get_property;
  object_class->set_property = iteam_report_pane_set_property;
  object_class->dispose = iteam_report_pane_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, write);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0, read);
  properties[PROP_SHOWS_PREVIEW] = g_param_spec_boolean ("shows-preview", NULL, NULL, TRUE, write);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_BREAKPOINT_BIN);
  g_type_ensure (ITEAM_TYPE_EDITING_MARK);
  g_type_ensure (ITEAM_TYPE_REPORT_HEAD);
  g_type_ensure (ITEAM_TYPE_REPORT_PREVIEW);
  g_type_ensure (ITEAM_TYPE_REPORT_SECTION_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/report/iteam-report-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, breakpoint);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, center);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, head);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, head_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, page);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, pages);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, preview);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, section_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, sections);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamReportPane, year_label);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "report.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "report.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "report.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "report.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "report.go", "i", go_action);
  gtk_widget_class_install_action (widget_class, "report.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "report.save", "s", iteam_report_pane_save_action);
  gtk_widget_class_install_action (widget_class, "report.keep", NULL, iteam_report_pane_keep_action);
  gtk_widget_class_install_action (widget_class, "report.send", NULL, iteam_report_pane_send_action);
  gtk_widget_class_install_property_action (widget_class, "report.preview", "shows-preview");
}

static void
iteam_report_pane_init (IteamReportPane *self)
{
  self->desk = iteam_report_desk_new ();
  self->shows_preview = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_report_head_set_desk (self->head, self->desk);
  iteam_report_section_page_set_desk (self->page, self->desk);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  show_year (self);
  update_actions (self);
}

/**
 * iteam_report_pane_new:
 *
 * Returns: (transfer floating): the pane, without a file.
 */
GtkWidget *
iteam_report_pane_new (void)
{
  return g_object_new (ITEAM_TYPE_REPORT_PANE, NULL);
}

/* Private: what the parts of the pane have in common. */
IteamReportDesk *
iteam_report_pane_get_desk (IteamReportPane *self)
{
  return self->desk;
}

/* The key of a report follows from its year. */
static void
show_year_of (IteamReportPane *self,
              gint64           report)
{
  for (int year = 1900; year < 2200; year++)
    if (iteam_report_id_of (year) == report)
      iteam_report_desk_set_year (self->desk, year);
}

/**
 * iteam_report_pane_show:
 * @self: the pane
 * @ref: a reference to a report or a section of one
 * @fragment: (nullable): unused
 *
 * Shows it: the report of its year, or its section.
 */
void
iteam_report_pane_show (IteamReportPane *self,
                        const IteamRef  *ref,
                        const char      *fragment)
{
  g_return_if_fail (ITEAM_IS_REPORT_PANE (self));

  if (ref->kind == ITEAM_KIND_REPORT)
    show_year_of (self, ref->id);
  else
    self->wanted = ref->id;
  changed_cb (self);
}

/**
 * iteam_report_pane_flush:
 * @self: the pane
 *
 * Writes what is still being typed.
 */
void
iteam_report_pane_flush (IteamReportPane *self)
{
  g_return_if_fail (ITEAM_IS_REPORT_PANE (self));

  iteam_report_head_flush (self->head);
  iteam_report_section_page_flush (self->page);
}
