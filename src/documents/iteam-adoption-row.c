/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-adoption-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-day-row.h"

/**
 * IteamAdoptionRow:
 *
 * That a body adopted a document or took note of it: one line, which opens to be
 * edited. One that is new is in nobody's file until it has a body.
 */
struct _IteamAdoptionRow
{
  AdwExpanderRow parent_instance;

  gboolean updating;

  /* template children */
  IteamTextRow *body_row;
  AdwComboRow *way_row;
  IteamDayRow *day_row;
  GtkWidget *remove_button;
  IteamConflictMark *mark;

  /* owned */
  IteamAdoption *read;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamAdoptionRow, iteam_adoption_row, ADW_TYPE_EXPANDER_ROW)

static void
show_line (IteamAdoptionRow *self)
{
  g_autofree char *day = iteam_day_format (self->read->day, iteam_day_today (), ITEAM_DAY_LONG);
  const char *way = iteam_adoption_way_label (self->read->way);
  g_autofree char *subtitle = self->read->day != ITEAM_DAY_NONE ? g_strdup_printf ("%s, %s", way, day) : g_strdup (way);
  g_autofree char *remove = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->read->body[0] != '\0' ? self->read->body : _("New body"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  remove = g_strdup_printf (_("Delete “%s”"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

/* The next edit is made upon this one. */
static void
take (IteamAdoptionRow *self,
      const char       *body,
      IteamAdoptionWay  way,
      IteamDay          day)
{
  IteamAdoption *edited = iteam_adoption_new (self->read->id, body, way, day);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, edited);
  iteam_adoption_free (self->read);
  self->read = edited;
  show_line (self);
}

/* Without a body it is none. */
static void
body_done_cb (IteamAdoptionRow *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->body_row);

  if (typed[0] == '\0')
    {
      iteam_text_row_revert (self->body_row);

      return;
    }
  iteam_text_row_take_saved (self->body_row, typed);
  take (self, typed, self->read->way, self->read->day);
}

static void
way_changed_cb (IteamAdoptionRow *self)
{
  if (!self->updating && self->read != NULL)
    take (self, self->read->body, (IteamAdoptionWay) adw_combo_row_get_selected (self->way_row), self->read->day);
}

static void
day_chosen_cb (IteamAdoptionRow *self,
               guint             day)
{
  take (self, self->read->body, self->read->way, day);
}

static void
remove_cb (IteamAdoptionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
iteam_adoption_row_finalize (GObject *object)
{
  g_clear_pointer (&ITEAM_ADOPTION_ROW (object)->read, iteam_adoption_free);

  G_OBJECT_CLASS (iteam_adoption_row_parent_class)->finalize (object);
}

static void
iteam_adoption_row_class_init (IteamAdoptionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = iteam_adoption_row_finalize;

  /**
   * IteamAdoptionRow::changed:
   * @edited: (type gpointer): the #IteamAdoption as it was edited;
   *   iteam_adoption_row_get_read() still tells what it was
   *
   * Emitted when a person edited it.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * IteamAdoptionRow::removed:
   *
   * Emitted when a person wants it to be deleted.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-adoption-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionRow, body_row);
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionRow, day_row);
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionRow, mark);
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, IteamAdoptionRow, way_row);
  gtk_widget_class_bind_template_callback (widget_class, body_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_changed_cb);
}

static void
iteam_adoption_row_init (IteamAdoptionRow *self)
{
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  for (int i = 0; i < ITEAM_N_ADOPTION_WAYS; i++)
    gtk_string_list_append (ways, iteam_adoption_way_label (i));

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->way_row, G_LIST_MODEL (ways));
  self->updating = FALSE;
}

/**
 * iteam_adoption_row_new:
 * @store: the team file
 * @id: key of the adoption
 * @editable: whether the file can be written
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
iteam_adoption_row_new (IteamStore *store,
                        gint64      id,
                        gboolean    editable)
{
  IteamAdoptionRow *self = g_object_new (ITEAM_TYPE_ADOPTION_ROW, NULL);

  self->read = iteam_adoption_new (id, "", ITEAM_ADOPTED, ITEAM_DAY_NONE);
  g_object_set (self->mark, "store", store, "row", id, NULL);
  g_object_set (self->body_row, "editable", editable, NULL);
  g_object_set (self->day_row, "editable", editable, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->way_row), editable);
  gtk_widget_set_visible (self->remove_button, editable);
  show_line (self);

  return GTK_WIDGET (self);
}

/**
 * iteam_adoption_row_show:
 * @self: a row
 * @adoption: the adoption as the file holds it
 *
 * Brings the row up to date, but for what is being typed.
 */
void
iteam_adoption_row_show (IteamAdoptionRow    *self,
                         const IteamAdoption *adoption)
{
  g_return_if_fail (ITEAM_IS_ADOPTION_ROW (self));

  iteam_adoption_free (self->read);
  self->read = iteam_adoption_copy (adoption);
  self->updating = TRUE;
  adw_combo_row_set_selected (self->way_row, adoption->way);
  self->updating = FALSE;
  iteam_text_row_show (self->body_row, adoption->body);
  iteam_day_row_show (self->day_row, adoption->day, FALSE);
  show_line (self);
}

/**
 * iteam_adoption_row_get_id:
 * @self: a row
 *
 * Returns: key of the adoption.
 */
gint64
iteam_adoption_row_get_id (IteamAdoptionRow *self)
{
  g_return_val_if_fail (ITEAM_IS_ADOPTION_ROW (self), 0);

  return self->read->id;
}

/**
 * iteam_adoption_row_get_read:
 * @self: a row
 *
 * Returns: (transfer none): the adoption as it was read or edited before.
 */
const IteamAdoption *
iteam_adoption_row_get_read (IteamAdoptionRow *self)
{
  g_return_val_if_fail (ITEAM_IS_ADOPTION_ROW (self), NULL);

  return self->read;
}

/**
 * iteam_adoption_row_is_typed:
 * @self: a row
 *
 * Returns: whether something is being typed that is not saved, or is still to be.
 */
gboolean
iteam_adoption_row_is_typed (IteamAdoptionRow *self)
{
  g_return_val_if_fail (ITEAM_IS_ADOPTION_ROW (self), FALSE);

  return self->read->body[0] == '\0' || iteam_text_row_is_typed (self->body_row);
}

/**
 * iteam_adoption_row_begin:
 * @self: a row
 *
 * Opens it, for its body to be typed.
 */
void
iteam_adoption_row_begin (IteamAdoptionRow *self)
{
  g_return_if_fail (ITEAM_IS_ADOPTION_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->body_row));
}

/**
 * iteam_adoption_row_flush:
 * @self: a row
 *
 * Takes what is still being typed.
 */
void
iteam_adoption_row_flush (IteamAdoptionRow *self)
{
  g_return_if_fail (ITEAM_IS_ADOPTION_ROW (self));

  iteam_text_row_finish (self->body_row);
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->day_row));
}
