/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-activity-form.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-participation-list.h"
#include "iteam-person-choice.h"
#include "iteam-programme-links.h"
#include "iteam-text-area.h"
#include "iteam-text-row.h"
#include "iteam-text.h"

/**
 * IteamActivityForm:
 *
 * An activity in full, each field edited where it stands. Which fields there are depends
 * on its kind: for names and words of who took part in a talk there are none.
 */
struct _IteamActivityForm
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkWidget *fields_box;
  GtkLabel *number_label;
  IteamConflictMark *conflict_mark;
  IteamTextRow *title_row;
  AdwComboRow *kind_row;
  AdwComboRow *audience_row;
  IteamTextRow *moment_row;
  AdwComboRow *state_row;
  IteamTextRow *supplier_row;
  AdwComboRow *leader_row;
  IteamTextRow *leader_name_row;
  IteamTextRow *partners_row;
  IteamTextRow *costs_row;
  AdwComboRow *pillar_row;
  AdwPreferencesGroup *talk_group;
  IteamTextRow *group_row;
  IteamTextRow *heads_row;
  AdwComboRow *side_row;
  IteamTextRow *target_row;
  GtkWidget *screening_note;
  GtkWidget *text_group;
  IteamTextArea *text_area;
  GtkWidget *lessons_group;
  IteamTextArea *lessons_area;
  IteamParticipationList *participation;
  IteamProgrammeLinks *links;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamActivity *activity;
};

G_DEFINE_FINAL_TYPE (IteamActivityForm, iteam_activity_form, ADW_TYPE_BIN)

static void sync_form (IteamActivityForm *self);

/* Writes one field, upon what it was when the typing began. */
static void
save_text (IteamActivityForm *self,
           const char        *property,
           const char        *before,
           const char        *typed)
{
  g_autofree char *read = g_strdup (before);
  g_autoptr (IteamActivity) edited = NULL;

  g_object_set (self->activity, property, read, NULL);
  edited = iteam_entry_copy (self->activity);
  g_object_set (edited, property, typed, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->activity, edited);
}

static const char *
property_of (IteamActivityForm *self,
             IteamTextRow      *row)
{
  const struct
  {
    IteamTextRow *row;
    const char *property;
  } rows[] = {
    { self->title_row, "title" }, { self->supplier_row, "supplier" }, { self->leader_name_row, "leader-name" },
    { self->partners_row, "partners" }, { self->group_row, "function-group" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].row == row)
      return rows[i].property;

  g_assert_not_reached ();
}

/* What has no title cannot be found again, so it keeps the one it had. */
static void
text_done_cb (IteamActivityForm *self,
              IteamTextRow      *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));

  if (self->activity == NULL)
    return;
  if (row == self->title_row && typed[0] == '\0')
    {
      iteam_text_row_revert (row);

      return;
    }
  iteam_text_row_take_saved (row, typed);
  save_text (self, property_of (self, row), before, typed);
}

/* As it is said; what tells of no days is kept as well, and is so told. */
static void
moment_done_cb (IteamActivityForm *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->moment_row);
  g_autoptr (IteamActivity) edited = NULL;

  if (self->activity == NULL)
    return;
  iteam_text_row_take_saved (self->moment_row, typed);
  edited = iteam_entry_copy (self->activity);
  iteam_activity_set_moment (edited, typed, iteam_day_today ());
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->activity, edited);
  sync_form (self);
}

static void
count_done_cb (IteamActivityForm *self,
               IteamTextRow      *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  g_autoptr (IteamActivity) edited = NULL;
  guint64 value = 0;

  if (self->activity == NULL)
    return;
  if (typed[0] != '\0' && !g_ascii_string_to_unsigned (typed, 10, 0, G_MAXINT, &value, NULL))
    {
      iteam_text_row_set_problem (row, row == self->costs_row ? _("Not a number of euros") : _("Not a number of people"));

      return;
    }
  iteam_text_row_take_saved (row, typed);
  edited = iteam_entry_copy (self->activity);
  g_object_set (edited, row == self->costs_row ? "costs" : "head-count", typed[0] != '\0' ? (int) value : ITEAM_FIGURE_NONE, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->activity, edited);
}

static void
target_done_cb (IteamActivityForm *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->target_row);
  g_autofree char *text = NULL;
  g_autoptr (IteamActivity) edited = NULL;
  int target = ITEAM_FIGURE_NONE;

  if (self->activity == NULL)
    return;
  if (typed[0] != '\0' && !iteam_percentage_parse (typed, &target))
    {
      iteam_text_row_set_problem (self->target_row, _("Not a percentage, like “80”"));

      return;
    }
  text = iteam_percentage_format (target);
  iteam_text_row_take_saved (self->target_row, text);
  iteam_text_row_show (self->target_row, text);
  edited = iteam_entry_copy (self->activity);
  g_object_set (edited, "target", target, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->activity, edited);
}

static void
area_done_cb (IteamActivityForm *self,
              IteamTextArea     *area)
{
  g_autofree char *typed = iteam_text_area_get_typed (area);
  g_autofree char *before = g_strdup (iteam_text_area_get_read (area));

  if (self->activity == NULL)
    return;
  iteam_text_area_take_saved (area, typed);
  save_text (self, area == self->text_area ? "text" : "lessons", before, typed);
}

/* What another kind has no field for is not kept. */
static void
choice_changed_cb (IteamActivityForm *self)
{
  IteamDirectory *directory;
  g_autoptr (IteamActivity) edited = NULL;

  if (self->updating || self->activity == NULL)
    return;

  directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));
  edited = iteam_entry_copy (self->activity);
  g_object_set (edited,
                "kind", (int) adw_combo_row_get_selected (self->kind_row),
                "audience", (int) adw_combo_row_get_selected (self->audience_row),
                "state", (int) adw_combo_row_get_selected (self->state_row),
                "side", (int) adw_combo_row_get_selected (self->side_row),
                "leader", iteam_person_choice_get (self->leader_row, directory),
                "pillar", iteam_pillar_choice_get (self->pillar_row, directory),
                NULL);
  iteam_activity_tidy (edited);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->activity, edited);
  sync_form (self);
}

static void
show_fields (IteamActivityForm *self,
             IteamActivityKind  kind)
{
  const struct
  {
    gpointer widget;
    const char *field;
  } widgets[] = {
    { self->supplier_row, "supplier" }, { self->leader_row, "leader" }, { self->leader_name_row, "leader_name" },
    { self->partners_row, "partners" }, { self->costs_row, "costs" }, { self->pillar_row, "pillar" },
    { self->talk_group, "function_group" }, { self->target_row, "target" }, { self->participation, "target" },
    { self->text_group, "text" }, { self->lessons_group, "lessons" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_visible (GTK_WIDGET (widgets[i].widget), iteam_activity_kind_has (kind, widgets[i].field));
  gtk_widget_set_visible (self->screening_note, kind == ITEAM_ACTIVITY_SCREENING);
  gtk_widget_set_visible (GTK_WIDGET (self->links), kind != ITEAM_ACTIVITY_SCREENING);
  /* Who is of the team is chosen, and another role is typed. */
  if (iteam_activity_get_fields (self->activity)->leader != 0)
    gtk_widget_set_visible (GTK_WIDGET (self->leader_name_row), FALSE);
}

/* "1 Sep 2019 – 30 Nov 2019" beside "autumn 2019". */
static void
show_days (IteamActivityForm *self)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (self->activity);
  IteamDay today = iteam_day_today ();
  g_autofree char *first = iteam_day_format (fields->first, today, ITEAM_DAY_FULL);
  g_autofree char *last = iteam_day_format (fields->last, today, ITEAM_DAY_FULL);
  g_autofree char *hint = NULL;

  if (fields->first != ITEAM_DAY_NONE && fields->first != fields->last)
    hint = g_strdup_printf ("%s – %s", first, last);
  else if (fields->first != ITEAM_DAY_NONE)
    hint = g_strdup (first);
  else if (fields->moment != NULL)
    hint = g_strdup (_("Kept as it is said; it tells of no days"));
  iteam_text_row_set_hint (self->moment_row, hint);
}

static void
sync_form (IteamActivityForm *self)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (self->activity);
  IteamDirectory *directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));
  g_autofree char *number = iteam_activity_format_number (self->activity);
  g_autofree char *costs = fields->costs >= 0 ? g_strdup_printf ("%d", fields->costs) : NULL;
  g_autofree char *heads = fields->head_count >= 0 ? g_strdup_printf ("%d", fields->head_count) : NULL;
  g_autofree char *target = iteam_percentage_format (fields->target);

  self->updating = TRUE;
  g_object_set (self->conflict_mark,
                "store", iteam_desk_get_store (ITEAM_DESK (self->desk)),
                "row", iteam_entry_get_id (ITEAM_ENTRY (self->activity)),
                NULL);
  gtk_label_set_label (self->number_label, number);
  iteam_text_row_show (self->title_row, fields->title);
  adw_combo_row_set_selected (self->kind_row, (guint) fields->kind);
  adw_combo_row_set_selected (self->audience_row, (guint) fields->audience);
  adw_combo_row_set_selected (self->state_row, (guint) fields->state);
  adw_combo_row_set_selected (self->side_row, (guint) fields->side);
  iteam_text_row_show (self->moment_row, fields->moment);
  iteam_text_row_show (self->supplier_row, fields->supplier);
  iteam_person_choice_show (self->leader_row, directory, fields->leader);
  iteam_text_row_show (self->leader_name_row, fields->leader_name);
  iteam_text_row_show (self->partners_row, fields->partners);
  iteam_text_row_show (self->costs_row, costs);
  iteam_pillar_choice_show (self->pillar_row, directory, fields->pillar);
  iteam_text_row_show (self->group_row, fields->function_group);
  iteam_text_row_show (self->heads_row, heads);
  iteam_text_row_show (self->target_row, target);
  iteam_text_area_show (self->text_area, fields->text);
  iteam_text_area_show (self->lessons_area, fields->lessons);
  self->updating = FALSE;
  show_fields (self, (IteamActivityKind) fields->kind);
  show_days (self);
  gtk_widget_set_sensitive (self->fields_box, iteam_desk_get_writable (ITEAM_DESK (self->desk)));
}

static void
iteam_activity_form_dispose (GObject *object)
{
  IteamActivityForm *self = ITEAM_ACTIVITY_FORM (object);

  g_clear_object (&self->activity);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_activity_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-activity-form.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, conflict_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, audience_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, costs_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, fields_box);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, group_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, heads_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, leader_name_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, leader_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, lessons_area);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, lessons_group);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, links);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, moment_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, number_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, participation);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, partners_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, pillar_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, screening_note);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, side_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, state_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, supplier_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, talk_group);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, target_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, text_area);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, text_group);
  gtk_widget_class_bind_template_child (widget_class, IteamActivityForm, title_row);
  gtk_widget_class_bind_template_callback (widget_class, area_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, moment_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
}

static void
iteam_activity_form_class_init (IteamActivityFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_activity_form_dispose;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_PARTICIPATION_LIST);
  g_type_ensure (ITEAM_TYPE_PROGRAMME_LINKS);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
iteam_activity_form_init (IteamActivityForm *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_terms_row_fill (self->kind_row, &iteam_activity_kinds);
  iteam_terms_row_fill (self->audience_row, &iteam_audiences);
  iteam_terms_row_fill (self->state_row, &iteam_activity_states);
  iteam_terms_row_fill (self->side_row, &iteam_sides);
  self->updating = FALSE;
}

/**
 * iteam_activity_form_set_desk:
 * @self: a form
 * @desk: what the pane has in common; once
 */
void
iteam_activity_form_set_desk (IteamActivityForm  *self,
                              IteamProgrammeDesk *desk)
{
  g_return_if_fail (ITEAM_IS_ACTIVITY_FORM (self));

  g_set_object (&self->desk, desk);
  iteam_participation_list_set_desk (self->participation, desk);
  iteam_programme_links_set_desk (self->links, desk);
}

/* What was typed at another activity was written when it was left, and does not stay. */
static void
forget (IteamActivityForm *self)
{
  IteamTextRow *rows[] = { self->title_row, self->moment_row, self->supplier_row, self->leader_name_row, self->partners_row,
                           self->costs_row, self->group_row, self->heads_row, self->target_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_take_saved (rows[i], NULL);
  iteam_text_area_take_saved (self->text_area, NULL);
  iteam_text_area_take_saved (self->lessons_area, NULL);
}

/**
 * iteam_activity_form_show:
 * @self: a form
 * @activity: (nullable): an activity, which the desk keeps as the file is
 *
 * Shows an activity, as it is now.
 */
void
iteam_activity_form_show (IteamActivityForm *self,
                          IteamActivity     *activity)
{
  g_return_if_fail (ITEAM_IS_ACTIVITY_FORM (self));

  if (self->activity != activity)
    {
      iteam_activity_form_flush (self);
      forget (self);
      g_set_object (&self->activity, activity);
    }
  if (activity == NULL)
    return;
  sync_form (self);
  iteam_participation_list_show (self->participation, activity);
  iteam_programme_links_show (self->links, ITEAM_ENTRY (activity));
}

/**
 * iteam_activity_form_focus_title:
 * @self: a form
 *
 * Brings the keyboard to the title, all of it selected, as what is new has none of its own.
 */
void
iteam_activity_form_focus_title (IteamActivityForm *self)
{
  g_return_if_fail (ITEAM_IS_ACTIVITY_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_select_region (GTK_EDITABLE (self->title_row), 0, -1);
}

/**
 * iteam_activity_form_flush:
 * @self: a form
 *
 * Writes what is still being typed.
 */
void
iteam_activity_form_flush (IteamActivityForm *self)
{
  IteamTextRow *rows[9];

  g_return_if_fail (ITEAM_IS_ACTIVITY_FORM (self));

  rows[0] = self->title_row;
  rows[1] = self->moment_row;
  rows[2] = self->supplier_row;
  rows[3] = self->leader_name_row;
  rows[4] = self->partners_row;
  rows[5] = self->costs_row;
  rows[6] = self->group_row;
  rows[7] = self->heads_row;
  rows[8] = self->target_row;
  for (gsize i = 0; self->activity != NULL && i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_finish (rows[i]);
  if (self->activity != NULL)
    {
      iteam_text_area_finish (self->text_area);
      iteam_text_area_finish (self->lessons_area);
    }
}
