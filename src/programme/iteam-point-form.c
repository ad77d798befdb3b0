/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-point-form.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-lineage.h"
#include "iteam-person-choice.h"
#include "iteam-programme-links.h"
#include "iteam-text-area.h"
#include "iteam-text-row.h"

/**
 * IteamPointForm:
 *
 * A point of improvement or attention in full, each field edited where it stands, with what
 * it goes on from and what goes on from it.
 */
struct _IteamPointForm
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkWidget *fields_box;
  GtkLabel *number_label;
  IteamConflictMark *conflict_mark;
  IteamTextRow *title_row;
  AdwComboRow *kind_row;
  IteamTextRow *year_row;
  AdwComboRow *pillar_row;
  IteamTextRow *origin_row;
  GtkWidget *origin_button;
  AdwComboRow *state_row;
  IteamTextRow *reason_row;
  IteamTextArea *text_area;
  AdwPreferencesGroup *line_group;
  GtkListBox *line;
  IteamTextRow *change_row;
  GtkButton *carry_button;
  IteamProgrammeLinks *links;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamPoint *point;
};

G_DEFINE_FINAL_TYPE (IteamPointForm, iteam_point_form, ADW_TYPE_BIN)

static void sync_form (IteamPointForm *self);

/* Writes one field, upon what it was when the typing began. */
static void
save_text (IteamPointForm *self,
           const char     *property,
           const char     *before,
           const char     *typed)
{
  g_autofree char *read = g_strdup (before);
  g_autoptr (IteamPoint) edited = NULL;

  g_object_set (self->point, property, read, NULL);
  edited = iteam_entry_copy (self->point);
  g_object_set (edited, property, typed, NULL);
  /* Words that someone types lead to nothing. */
  if (g_str_equal (property, "origin"))
    g_object_set (edited, "origin-ref", NULL, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->point, edited);
}

/* What has no title cannot be found again, so it keeps the one it had. */
static void
text_done_cb (IteamPointForm *self,
              IteamTextRow   *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));

  if (self->point == NULL)
    return;
  if (row == self->title_row && typed[0] == '\0')
    {
      iteam_text_row_revert (row);

      return;
    }
  iteam_text_row_take_saved (row, typed);
  save_text (self, row == self->title_row ? "title" : row == self->origin_row ? "origin" : "reason", before, typed);
}

static void
year_done_cb (IteamPointForm *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->year_row);
  g_autoptr (IteamPoint) edited = NULL;
  gint64 year;

  if (self->point == NULL)
    return;
  if (!g_ascii_string_to_signed (typed, 10, 1900, 2199, &year, NULL))
    {
      iteam_text_row_set_problem (self->year_row, _("Not a year"));

      return;
    }
  iteam_text_row_take_saved (self->year_row, typed);
  edited = iteam_entry_copy (self->point);
  g_object_set (edited, "year", (int) year, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->point, edited);
}

static void
area_done_cb (IteamPointForm *self)
{
  g_autofree char *typed = iteam_text_area_get_typed (self->text_area);
  g_autofree char *before = g_strdup (iteam_text_area_get_read (self->text_area));

  if (self->point == NULL)
    return;
  iteam_text_area_take_saved (self->text_area, typed);
  save_text (self, "text", before, typed);
}

static void
choice_changed_cb (IteamPointForm *self)
{
  int state = (int) adw_combo_row_get_selected (self->state_row);
  g_autoptr (IteamPoint) edited = NULL;

  if (self->updating || self->point == NULL)
    return;

  edited = iteam_entry_copy (self->point);
  g_object_set (edited,
                "kind", (int) adw_combo_row_get_selected (self->kind_row),
                "pillar", iteam_pillar_choice_get (self->pillar_row,
                                                   iteam_desk_get_directory (ITEAM_DESK (self->desk))),
                NULL);
  if (state != iteam_point_get_fields (self->point)->state)
    iteam_point_close (edited, (IteamPointState) state, iteam_point_get_fields (self->point)->reason, iteam_day_today ());
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->point, edited);
  sync_form (self);
  if (state == ITEAM_POINT_DROPPED && iteam_point_get_fields (self->point)->reason == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
}

static void
origin_cb (IteamPointForm *self)
{
  if (self->point != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", iteam_point_get_fields (self->point)->origin_ref);
}

static void
line_activated_cb (IteamPointForm *self,
                   GtkListBoxRow  *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", g_object_get_data (G_OBJECT (row), "iteam-ref"));
}

/* Next year goes on with it: as it is, or with what is typed as what changes. */
static void
carry_cb (IteamPointForm *self)
{
  g_autofree char *change = iteam_text_row_get_typed (self->change_row);
  g_autoptr (IteamPoint) next = NULL;

  if (self->point == NULL)
    return;

  next = iteam_lineage_carry (self->point, iteam_point_get_fields (self->point)->year + 1, NULL, change[0] != '\0' ? change : NULL,
                              iteam_day_today ());
  iteam_text_row_take_saved (self->change_row, NULL);
  iteam_text_row_show (self->change_row, NULL);
  iteam_desk_add (ITEAM_DESK (self->desk), GTK_WIDGET (self), next);
}

static void
change_typed_cb (IteamPointForm *self)
{
  g_autofree char *change = iteam_text_row_get_typed (self->change_row);
  int year = self->point != NULL ? iteam_point_get_fields (self->point)->year + 1 : 0;
  g_autofree char *label = NULL;

  /* Translators: a point of improvement goes on in a later year, changed or as it was. */
  label = g_strdup_printf (change[0] != '\0' ? _("_Adjust in %d") : _("_Maintain in %d"), year);
  gtk_button_set_label (self->carry_button, label);
}

static void
add_to_line (IteamPointForm *self,
             GPtrArray      *points,
             IteamPoint     *point)
{
  const IteamPointFields *fields = iteam_point_get_fields (point);
  const IteamRef ref = { ITEAM_KIND_POINT, iteam_entry_get_id (ITEAM_ENTRY (point)) };
  g_autofree char *number = iteam_point_format_number (point);
  g_autoptr (GString) facts = g_string_new (number);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (iteam_terms_label (&iteam_fates, (int) iteam_lineage_get_fate (points, point)));

  g_string_prepend (facts, " · ");
  {
    g_autofree char *year = g_strdup_printf ("%d", fields->year);

    g_string_prepend (facts, year);
  }
  if (fields->adjustment != NULL)
    g_string_append_printf (facts, " · %s", fields->adjustment);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fields->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts->str);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), point != self->point);
  g_object_set_data_full (G_OBJECT (row), "iteam-ref", iteam_ref_to_string (&ref), g_free);
  gtk_list_box_append (self->line, row);
}

static void
show_line (IteamPointForm *self)
{
  GPtrArray *points = iteam_programme_desk_get_programme (self->desk)->points;
  g_autoptr (GPtrArray) line = iteam_lineage_list (points, self->point);
  gboolean goes_on = iteam_lineage_find_successor (points, self->point) != NULL;
  gboolean open = iteam_point_get_fields (self->point)->state == ITEAM_POINT_OPEN;
  gboolean may_carry = !goes_on && open && iteam_desk_get_writable (ITEAM_DESK (self->desk));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->line, 0)) != NULL)
    gtk_list_box_remove (self->line, GTK_WIDGET (row));
  for (guint i = 0; line->len > 1 && i < line->len; i++)
    add_to_line (self, points, line->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->line), line->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->change_row), may_carry);
  gtk_widget_set_visible (GTK_WIDGET (self->carry_button), may_carry);
  gtk_widget_set_visible (GTK_WIDGET (self->line_group), may_carry || line->len > 1);
  /* What goes on is neither done nor dropped. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->state_row), !goes_on);
  change_typed_cb (self);
}

static void
sync_form (IteamPointForm *self)
{
  const IteamPointFields *fields = iteam_point_get_fields (self->point);
  g_autofree char *number = iteam_point_format_number (self->point);
  g_autofree char *year = g_strdup_printf ("%d", fields->year);

  self->updating = TRUE;
  g_object_set (self->conflict_mark,
                "store", iteam_desk_get_store (ITEAM_DESK (self->desk)),
                "row", iteam_entry_get_id (ITEAM_ENTRY (self->point)),
                NULL);
  gtk_label_set_label (self->number_label, number);
  iteam_text_row_show (self->title_row, fields->title);
  adw_combo_row_set_selected (self->kind_row, (guint) fields->kind);
  iteam_text_row_show (self->year_row, year);
  iteam_pillar_choice_show (self->pillar_row, iteam_desk_get_directory (ITEAM_DESK (self->desk)), fields->pillar);
  iteam_text_row_show (self->origin_row, fields->origin);
  gtk_widget_set_visible (self->origin_button, fields->origin_ref != NULL);
  adw_combo_row_set_selected (self->state_row, (guint) fields->state);
  iteam_text_row_show (self->reason_row, fields->reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), fields->state == ITEAM_POINT_DROPPED);
  iteam_text_area_show (self->text_area, fields->text);
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->fields_box, iteam_desk_get_writable (ITEAM_DESK (self->desk)));
  show_line (self);
}

static void
iteam_point_form_dispose (GObject *object)
{
  IteamPointForm *self = ITEAM_POINT_FORM (object);

  g_clear_object (&self->point);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_point_form_parent_class)->dispose (object);
}

static void
iteam_point_form_class_init (IteamPointFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_point_form_dispose;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_PROGRAMME_LINKS);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-point-form.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, conflict_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, carry_button);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, change_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, fields_box);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, line);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, line_group);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, links);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, number_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, origin_button);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, origin_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, pillar_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, state_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, text_area);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPointForm, year_row);
  gtk_widget_class_bind_template_callback (widget_class, area_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, carry_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, origin_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_done_cb);
}

static void
iteam_point_form_init (IteamPointForm *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_terms_row_fill (self->kind_row, &iteam_point_kinds);
  iteam_terms_row_fill (self->state_row, &iteam_point_states);
  self->updating = FALSE;
}

/**
 * iteam_point_form_set_desk:
 * @self: a form
 * @desk: what the pane has in common; once
 */
void
iteam_point_form_set_desk (IteamPointForm     *self,
                           IteamProgrammeDesk *desk)
{
  g_return_if_fail (ITEAM_IS_POINT_FORM (self));

  g_set_object (&self->desk, desk);
  iteam_programme_links_set_desk (self->links, desk);
}

/* What was typed at another point was written when it was left, and does not stay. */
static void
forget (IteamPointForm *self)
{
  IteamTextRow *rows[] = { self->title_row, self->year_row, self->origin_row, self->reason_row, self->change_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_take_saved (rows[i], NULL);
  iteam_text_row_show (self->change_row, NULL);
  iteam_text_area_take_saved (self->text_area, NULL);
}

/**
 * iteam_point_form_show:
 * @self: a form
 * @point: (nullable): a point, which the desk keeps as the file is
 *
 * Shows a point, as it is now.
 */
void
iteam_point_form_show (IteamPointForm *self,
                       IteamPoint     *point)
{
  g_return_if_fail (ITEAM_IS_POINT_FORM (self));

  if (self->point != point)
    {
      iteam_point_form_flush (self);
      forget (self);
      g_set_object (&self->point, point);
    }
  if (point == NULL)
    return;
  sync_form (self);
  iteam_programme_links_show (self->links, ITEAM_ENTRY (point));
}

/**
 * iteam_point_form_focus_title:
 * @self: a form
 *
 * Brings the keyboard to the title, all of it selected, as what is new has none of its own.
 */
void
iteam_point_form_focus_title (IteamPointForm *self)
{
  g_return_if_fail (ITEAM_IS_POINT_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_select_region (GTK_EDITABLE (self->title_row), 0, -1);
}

/**
 * iteam_point_form_flush:
 * @self: a form
 *
 * Writes what is still being typed.
 */
void
iteam_point_form_flush (IteamPointForm *self)
{
  g_return_if_fail (ITEAM_IS_POINT_FORM (self));

  if (self->point == NULL)
    return;

  iteam_text_row_finish (self->title_row);
  iteam_text_row_finish (self->year_row);
  iteam_text_row_finish (self->origin_row);
  iteam_text_row_finish (self->reason_row);
  iteam_text_area_finish (self->text_area);
}
