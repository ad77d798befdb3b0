/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-lineage.h"

/**
 * IteamProgrammePane:
 *
 * All that is done for awareness, and the points of improvement and attention that come of
 * it: the list by year, and what is chosen in full beside it.
 */

enum
{
  PROP_STORE = 1,
  PROP_BADGE,
  PROP_SHARE,
  PROP_DETAILS,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamProgrammePane, iteam_programme_pane, ADW_TYPE_BIN)

/* Private: whether a list is shown, and not the numbers of reports or the years side by side. */
gboolean
iteam_programme_pane_is_list (IteamProgrammePane *self)
{
  return g_str_equal (self->view, "activities") || g_str_equal (self->view, "points");
}

/* Private: what the list shows, activities or points. */
IteamKind
iteam_programme_pane_get_kind (IteamProgrammePane *self)
{
  return g_str_equal (self->view, "points") ? ITEAM_KIND_POINT : ITEAM_KIND_ACTIVITY;
}

static void
update_layout (IteamProgrammePane *self)
{
  gboolean narrow = iteam_breakpoint_bin_get_narrow (self->breakpoint), list = iteam_programme_pane_is_list (self);
  gboolean panel = list && (narrow ? self->details : TRUE);

  gtk_widget_set_visible (self->content, !(narrow && panel));
  gtk_widget_set_visible (self->panel_box, panel);
  gtk_widget_set_visible (self->back_button, narrow);
  gtk_widget_set_visible (self->details_button, narrow && list);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_entry), list);
}

/* Private: shows the fields, or not, where they take the place of the list. */
void
iteam_programme_pane_set_details (IteamProgrammePane *self,
                                  gboolean            details)
{
  if (self->details == details)
    return;

  self->details = details;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS]);
}

static void
show_empty_page (IteamProgrammePane *self)
{
  gboolean points = iteam_programme_pane_get_kind (self) == ITEAM_KIND_POINT;
  gboolean searched = gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
  const char *description;

  if (searched)
    description = _("Nothing here is like what you search for.");
  else if (points)
    description = _("What training and talks bring up becomes a point of improvement or attention, and goes on from year to year.");
  else
    description = _("Rounds of the dilemma training, theme talks, training of the council, briefings: add what is done, and what is to come.");
  adw_status_page_set_title (self->empty_page, searched ? _("Nothing Found") : points ? _("No Points Yet") : _("No Activities Yet"));
  adw_status_page_set_description (self->empty_page, description);
  gtk_widget_set_visible (self->empty_add_button, !searched && iteam_desk_get_writable (ITEAM_DESK (self->desk)));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_add_button), "s", points ? "point" : "talk");
  gtk_button_set_label (GTK_BUTTON (self->empty_add_button), points ? _("_Add a Point") : _("_Add a Theme Talk"));
  gtk_widget_set_visible (self->empty_clear_button, searched);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
update_stack (IteamProgrammePane *self)
{
  if (iteam_programme_desk_get_programme (self->desk) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (!iteam_programme_pane_is_list (self))
    gtk_stack_set_visible_child_name (self->stack, self->view);
  else if (iteam_programme_list_get_n_shown (self->list) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_empty_page (self);
}

static void
update_actions (IteamProgrammePane *self)
{
  IteamEntry *entry = iteam_programme_pane_is_list (self) ? iteam_programme_list_get_selected (self->list) : NULL;
  gboolean writable = iteam_desk_get_writable (ITEAM_DESK (self->desk));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.repeat", writable && ITEAM_IS_ACTIVITY (entry));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.delete", writable && entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.history", entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.copy-number", entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programme.save-comparison", iteam_comparison_view_get_year (self->comparison) != 0);
}

/* "6 of 2018: 1 done, 1 adjusted, 1 maintained, 1 dropped, 2 open, 2 new": the yearly round
 * through the points, of the last year that another one follows. */
static void
show_line (IteamProgrammePane *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  gboolean points = iteam_programme_pane_get_kind (self) == ITEAM_KIND_POINT;
  int last = 0, before = 0;
  g_autofree char *text = NULL;
  IteamLineage lineage;

  for (guint i = 0; points && programme != NULL && i < programme->points->len; i++)
    {
      int year = iteam_point_get_fields (programme->points->pdata[i])->year;

      if (year > last)
        {
          before = last;
          last = year;
        }
      else if (year < last && year > before)
        before = year;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->line_label), before != 0 && iteam_programme_list_get_counted (self->list) == NULL);
  if (before == 0)
    return;
  lineage = iteam_lineage_count (programme->points, before, last);
  text = iteam_lineage_format (&lineage);
  gtk_label_set_label (self->line_label, text);
}

/* Says above the list that it is what a figure counts, and how many that are. */
static void
show_counted (IteamProgrammePane *self)
{
  const IteamCounted *counted = iteam_programme_list_get_counted (self->list);
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->counted_box, counted != NULL && iteam_programme_pane_is_list (self));
  if (counted == NULL)
    return;
  what = iteam_counted_describe (counted, iteam_desk_get_directory (ITEAM_DESK (self->desk)));
  label = g_strdup_printf ("%s: %u", what, iteam_programme_list_get_n_shown (self->list));
  gtk_label_set_label (self->counted_label, label);
}

/* Whoever else works on it is told of, and who does so here tells the others. */
static void
mark (IteamEditingMark *editing_mark,
      IteamEntry       *entry)
{
  g_object_set (editing_mark, "row", entry != NULL ? iteam_entry_get_id (entry) : 0, NULL);
}

static void
show_selected (IteamProgrammePane *self)
{
  IteamEntry *entry = iteam_programme_list_get_selected (self->list);

  mark (self->activity_mark, ITEAM_IS_ACTIVITY (entry) ? entry : NULL);
  mark (self->point_mark, ITEAM_IS_POINT (entry) ? entry : NULL);
  iteam_activity_form_show (self->activity_form, ITEAM_IS_ACTIVITY (entry) ? ITEAM_ACTIVITY (entry) : NULL);
  iteam_point_form_show (self->point_form, ITEAM_IS_POINT (entry) ? ITEAM_POINT (entry) : NULL);
  gtk_stack_set_visible_child_name (self->panel, ITEAM_IS_ACTIVITY (entry) ? "activity" : entry != NULL ? "point" : "none");
}

static void
selected_cb (IteamProgrammePane *self)
{
  IteamEntry *entry = iteam_programme_list_get_selected (self->list);
  const IteamRef ref = { entry != NULL ? iteam_entry_get_kind (entry) : ITEAM_KIND_NONE, entry != NULL ? iteam_entry_get_id (entry) : 0 };

  show_selected (self);
  if (entry == NULL)
    iteam_programme_pane_set_details (self, FALSE);
  update_actions (self);
  iteam_attention_turn_to (self->attention, entry != NULL ? &ref : NULL);
}

static void
opened_cb (IteamProgrammePane *self)
{
  iteam_programme_pane_set_details (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

/* What is new is there to be named. */
static void
focus_new (IteamProgrammePane *self)
{
  iteam_programme_pane_set_details (self, TRUE);
  if (iteam_programme_pane_get_kind (self) == ITEAM_KIND_POINT)
    iteam_point_form_focus_title (self->point_form);
  else
    iteam_activity_form_focus_title (self->activity_form);
}

/* What was asked for is chosen when it is there; what was chosen and is gone leaves its
 * place to the next. */
static void
choose_again (IteamProgrammePane *self)
{
  gboolean is_new = self->wanted_is_new;

  if (self->wanted != 0 && iteam_programme_list_select (self->list, self->wanted))
    {
      self->wanted = 0;
      self->wanted_is_new = FALSE;
      if (is_new)
        focus_new (self);
    }
  else if (self->wanted == 0 && self->place >= 0 && iteam_programme_list_get_selected (self->list) == NULL)
    {
      iteam_programme_list_select_near (self->list, self->place);
      self->place = -1;
    }
}

/* Only what is looked at is kept up. */
static void
update_views (IteamProgrammePane *self)
{
  if (g_str_equal (self->view, "comparison") || iteam_programme_desk_get_programme (self->desk) == NULL)
    iteam_comparison_view_update (self->comparison);
  if (g_str_equal (self->view, "reports") || iteam_programme_desk_get_programme (self->desk) == NULL)
    iteam_reports_view_update (self->reports);
}

/* Private: chooses something as soon as it is there. */
void
iteam_programme_pane_want (IteamProgrammePane *self,
                           gint64              id,
                           gboolean            is_new)
{
  self->wanted = id;
  self->wanted_is_new = is_new;
  iteam_programme_list_set_counted (self->list, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_programme_pane_search (self);
  choose_again (self);
}

/* Private: shows what is searched for. */
void
iteam_programme_pane_search (IteamProgrammePane *self)
{
  iteam_programme_list_set_view (self->list, iteam_programme_pane_get_kind (self), gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_line (self);
  show_counted (self);
  update_stack (self);
}

static void
search_changed_cb (IteamProgrammePane *self)
{
  if (iteam_breakpoint_bin_get_narrow (self->breakpoint))
    iteam_programme_pane_set_details (self, FALSE);
  iteam_programme_pane_search (self);
}

static void
search_stopped_cb (IteamProgrammePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_programme_list_focus (self->list);
}

static void
search_activated_cb (IteamProgrammePane *self)
{
  iteam_programme_list_focus (self->list);
}

/* Private: shows the activities, the points, the numbers of reports, or the years side by
 * side. */
void
iteam_programme_pane_set_view (IteamProgrammePane *self,
                               const char         *view)
{
  static const char *const views[] = { "activities", "points", "reports", "comparison", NULL };

  if (!g_strv_contains (views, view) || g_str_equal (self->view, view))
    return;

  iteam_programme_pane_flush (self);
  g_free (self->view);
  self->view = g_strdup (view);
  if (iteam_programme_pane_is_list (self))
    iteam_programme_list_set_counted (self->list, NULL);
  iteam_programme_pane_search (self);
  update_views (self);
  update_layout (self);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* Shows that alone in the list. */
static void
only (IteamProgrammePane *self,
      const IteamCounted *counted)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_programme_list_set_counted (self->list, counted);
  iteam_programme_pane_set_details (self, FALSE);
  iteam_programme_pane_search (self);
  iteam_programme_list_focus (self->list);
}

/* Private: shows what a figure counts: in a list of it alone, or where it is at home. */
void
iteam_programme_pane_show_counted (IteamProgrammePane *self,
                                   const IteamCounted *counted)
{
  IteamRef ref = { ITEAM_KIND_PILLAR, counted->id };
  g_autofree char *pillar = NULL;
  g_autofree char *shown = NULL;

  switch (counted->kind)
    {
    case ITEAM_COUNTED_ROUND:
      ref.kind = ITEAM_KIND_ACTIVITY;
      iteam_programme_pane_show (self, &ref, NULL);
      break;
    case ITEAM_COUNTED_REPORTS:
      ref.kind = ITEAM_KIND_REPORT_COUNT;
      iteam_programme_pane_show (self, &ref, NULL);
      break;
    case ITEAM_COUNTED_SPOTLIGHTS:
      pillar = iteam_ref_to_string (&ref);
      shown = g_strdup_printf ("%s#year=%d", pillar, counted->year);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", shown);
      break;
    case ITEAM_COUNTED_TALKS:
    case ITEAM_COUNTED_ACTIVITIES:
      iteam_programme_pane_set_view (self, "activities");
      only (self, counted);
      break;
    case ITEAM_COUNTED_POINTS:
    case ITEAM_COUNTED_NEW:
    case ITEAM_COUNTED_FATE:
      iteam_programme_pane_set_view (self, "points");
      only (self, counted);
      break;
    case ITEAM_COUNTED_NOTHING:
    default: break;
    }
}

static void
counted_cb (IteamProgrammePane *self,
            const IteamCounted *counted)
{
  /* The chart that it is part of may be drawn anew. */
  const IteamCounted kept = *counted;

  iteam_programme_pane_show_counted (self, &kept);
}

static void
changed_cb (IteamProgrammePane *self)
{
  iteam_programme_list_update (self->list);
  update_views (self);
  show_counted (self);
  show_line (self);
  update_stack (self);
  choose_again (self);
  show_selected (self);
  update_actions (self);
}

static void
failed_cb (IteamProgrammePane *self,
           const char         *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
follow_news (IteamProgrammePane *self)
{
  IteamStore *store = iteam_desk_get_store (ITEAM_DESK (self->desk));

  g_clear_object (&self->news);
  self->news = store != NULL ? iteam_news_list_get (store) : NULL;
  iteam_attention_set_news (self->attention, self->news);
  iteam_programme_list_set_news (self->list, self->news);
}

static void
set_store (IteamProgrammePane *self,
           IteamStore         *store)
{
  if (iteam_desk_get_store (ITEAM_DESK (self->desk)) == store)
    return;

  iteam_programme_pane_set_details (self, FALSE);
  self->wanted = 0;
  self->place = -1;
  iteam_activity_form_show (self->activity_form, NULL);
  iteam_point_form_show (self->point_form, NULL);
  mark (self->activity_mark, NULL);
  mark (self->point_mark, NULL);
  gtk_stack_set_visible_child_name (self->panel, "none");
  iteam_desk_set_store (ITEAM_DESK (self->desk), store);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_programme_list_set_counted (self->list, NULL);
  iteam_programme_pane_search (self);
  update_views (self);
  follow_news (self);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
set_share (IteamProgrammePane *self,
           IteamShare         *share)
{
  g_object_set (self->activity_mark, "share", share, NULL);
  g_object_set (self->point_mark, "share", share, NULL);
}

static void
iteam_programme_pane_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, iteam_desk_get_store (ITEAM_DESK (self->desk))); break;
    case PROP_BADGE: g_value_set_int (value, 0); break;
    case PROP_DETAILS: g_value_set_boolean (value, self->details); break;
    case PROP_VIEW: g_value_set_string (value, self->view); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_programme_pane_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_SHARE: set_share (self, g_value_get_object (value)); break;
    case PROP_DETAILS: iteam_programme_pane_set_details (self, g_value_get_boolean (value)); break;
    case PROP_VIEW: iteam_programme_pane_set_view (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_programme_pane_dispose (GObject *object)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (object);

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      iteam_desk_set_store (ITEAM_DESK (self->desk), NULL);
    }
  g_clear_object (&self->attention);
  g_clear_object (&self->news);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->view, g_free);

  G_OBJECT_CLASS (iteam_programme_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-programme-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, activity_form);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, activity_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, back_button);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, breakpoint);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, comparison);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, content);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, counted_box);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, counted_label);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, details_button);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, empty_clear_button);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, line_label);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, list);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, panel);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, panel_box);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, point_form);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, point_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, reports);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammePane, stack);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
}

static void
iteam_programme_pane_class_init (IteamProgrammePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_programme_pane_get_property;
  object_class->set_property = iteam_programme_pane_set_property;
  object_class->dispose = iteam_programme_pane_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, write);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0, read);
  properties[PROP_DETAILS] = g_param_spec_boolean ("details", NULL, NULL, FALSE, write);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "activities", write);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_EDITING_MARK);
  g_type_ensure (ITEAM_TYPE_ACTIVITY_FORM);
  g_type_ensure (ITEAM_TYPE_BREAKPOINT_BIN);
  g_type_ensure (ITEAM_TYPE_COMPARISON_VIEW);
  g_type_ensure (ITEAM_TYPE_REPORTS_VIEW);
  g_type_ensure (ITEAM_TYPE_POINT_FORM);
  g_type_ensure (ITEAM_TYPE_PROGRAMME_LIST);
  bind_template (GTK_WIDGET_CLASS (klass));
  iteam_programme_pane_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
iteam_programme_pane_init (IteamProgrammePane *self)
{
  self->place = -1;
  self->view = g_strdup ("activities");
  self->desk = iteam_programme_desk_new ();
  self->attention = iteam_attention_new (GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_programme_list_set_desk (self->list, self->desk);
  iteam_activity_form_set_desk (self->activity_form, self->desk);
  iteam_point_form_set_desk (self->point_form, self->desk);
  iteam_comparison_view_set_desk (self->comparison, self->desk);
  iteam_reports_view_set_desk (self->reports, self->desk);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update_stack (self);
  update_actions (self);
  update_layout (self);
}

/**
 * iteam_programme_pane_new:
 *
 * Returns: (transfer floating): the pane, without a file.
 */
GtkWidget *
iteam_programme_pane_new (void)
{
  return g_object_new (ITEAM_TYPE_PROGRAMME_PANE, NULL);
}

/**
 * iteam_programme_pane_show:
 * @self: the pane
 * @ref: a reference to an activity, a point or a number of reports
 * @fragment: (nullable): unused
 *
 * Chooses it and shows it in full, whatever was searched for.
 */
void
iteam_programme_pane_show (IteamProgrammePane *self,
                           const IteamRef     *ref,
                           const char         *fragment)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_PANE (self));

  if (ref->kind == ITEAM_KIND_REPORT_COUNT)
    {
      iteam_programme_pane_set_view (self, "reports");
      iteam_reports_view_show (self->reports, ref->id);

      return;
    }
  iteam_programme_pane_set_view (self, ref->kind == ITEAM_KIND_POINT ? "points" : "activities");
  iteam_programme_pane_want (self, ref->id, FALSE);
  iteam_programme_pane_set_details (self, TRUE);
}

/**
 * iteam_programme_pane_flush:
 * @self: the pane
 *
 * Writes what is still being typed.
 */
void
iteam_programme_pane_flush (IteamProgrammePane *self)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_PANE (self));

  iteam_activity_form_flush (self->activity_form);
  iteam_point_form_flush (self->point_form);
  iteam_reports_view_flush (self->reports);
}
