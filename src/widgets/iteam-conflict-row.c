/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-change.h"
#include "iteam-compat.h"
#include "iteam-field.h"
#include "iteam-share-words.h"

/**
 * IteamConflictRow:
 *
 * A field that two people changed: both values side by side, and what can be
 * done about it.
 */
struct _IteamConflictRow
{
  AdwBin parent_instance;

  int number;
  gboolean lost_first;
  gboolean multiline;

  /* template children */
  GtkWidget *title_button;
  GtkLabel *title_label;
  GtkLabel *field_label;
  GtkLabel *first_caption;
  GtkLabel *first_who;
  GtkLabel *first_value;
  GtkLabel *second_caption;
  GtkLabel *second_who;
  GtkLabel *second_value;
  GtkWidget *decide_box;
  GtkButton *first_button;
  GtkButton *second_button;
  GtkWidget *merge_button;
  GtkWidget *merge_box;
  GtkTextView *merge_view;

  /* owned */
  char *thing;
};

enum
{
  SIGNAL_SHOW,
  SIGNAL_DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamConflictRow, iteam_conflict_row, ADW_TYPE_BIN)

static void
show_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_SHOW], 0, ITEAM_CONFLICT_ROW (widget)->thing);
}

static void
first_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamConflictRow *self = ITEAM_CONFLICT_ROW (widget);

  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, self->lost_first ? ITEAM_DECISION_TAKE : ITEAM_DECISION_KEEP, NULL);
}

static void
second_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamConflictRow *self = ITEAM_CONFLICT_ROW (widget);

  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, self->lost_first ? ITEAM_DECISION_KEEP : ITEAM_DECISION_TAKE, NULL);
}

static void
show_merge (IteamConflictRow *self,
            gboolean          visible)
{
  gtk_widget_set_visible (self->merge_box, visible);
  gtk_widget_set_visible (self->decide_box, !visible);
  gtk_widget_grab_focus (visible ? GTK_WIDGET (self->merge_view) : self->merge_button);
}

static void
merge_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  show_merge (ITEAM_CONFLICT_ROW (widget), TRUE);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  show_merge (ITEAM_CONFLICT_ROW (widget), FALSE);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamConflictRow *self = ITEAM_CONFLICT_ROW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->merge_view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (!self->multiline)
    g_strdelimit (text, "\n", ' ');
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, ITEAM_DECISION_VALUE, text);
}

/* An action point has a title, and a person a name: an empty merge is none. */
static void
merge_changed_cb (IteamConflictRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->merge_view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.save-merge", text[0] != '\0');
}

static gboolean
iteam_conflict_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ITEAM_CONFLICT_ROW (widget)->first_button));
}

static void
iteam_conflict_row_finalize (GObject *object)
{
  g_free (ITEAM_CONFLICT_ROW (object)->thing);

  G_OBJECT_CLASS (iteam_conflict_row_parent_class)->finalize (object);
}

static void
iteam_conflict_row_class_init (IteamConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = iteam_conflict_row_finalize;
  widget_class->focus = iteam_focus_child;
  widget_class->grab_focus = iteam_conflict_row_grab_focus;

  /**
   * IteamConflictRow::show-thing:
   * @thing: a reference to what the conflict is about
   *
   * Emitted when someone wants to see the thing.
   */
  signals[SIGNAL_SHOW] = g_signal_new ("show-thing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * IteamConflictRow::decided:
   * @decision: an #IteamDecision
   * @text: (nullable): the value, with %ITEAM_DECISION_VALUE
   *
   * Emitted when someone has decided.
   */
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, decide_box);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, field_label);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, first_button);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, first_caption);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, first_value);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, first_who);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, merge_box);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, merge_view);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, second_button);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, second_caption);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, second_value);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, second_who);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, title_button);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictRow, title_label);
  gtk_widget_class_bind_template_callback (widget_class, merge_changed_cb);
  gtk_widget_class_install_action (widget_class, "conflict.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "conflict.first", NULL, first_action);
  gtk_widget_class_install_action (widget_class, "conflict.second", NULL, second_action);
  gtk_widget_class_install_action (widget_class, "conflict.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "conflict.save-merge", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "conflict.cancel-merge", NULL, cancel_action);
}

static void
iteam_conflict_row_init (IteamConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a pane shows, the window leads to. */
static gboolean
can_be_shown (IteamKind kind)
{
  return kind == ITEAM_KIND_ACTION || kind == ITEAM_KIND_DOCUMENT || kind == ITEAM_KIND_MEETING || kind == ITEAM_KIND_AGENDA_ITEM ||
         kind == ITEAM_KIND_ACTIVITY || kind == ITEAM_KIND_POINT;
}

/* "HRM · 12:10" */
static void
show_side (GtkLabel   *who_label,
           GtkLabel   *value_label,
           const char *who,
           gint64      when,
           const char *value)
{
  g_autofree char *time = iteam_share_words_time (when, g_get_real_time ());
  g_autofree char *text = g_strdup_printf ("%s · %s", who != NULL && who[0] != '\0' ? who : _("someone"), time);

  gtk_label_set_label (who_label, text);
  gtk_label_set_label (value_label, value != NULL ? value : _("(nothing)"));
}

/* Says whose the two values are; what is nobody's here, or the same person's on
 * two computers, is told apart by which of them the file holds. */
static void
name_sides (IteamConflictRow        *self,
            const IteamOpenConflict *conflict)
{
  gboolean mine = (conflict->lost_is_mine || conflict->current_is_mine) &&
                  g_strcmp0 (conflict->lost_who, conflict->current_who) != 0;

  self->lost_first = mine && conflict->lost_is_mine;
  if (!mine)
    {
      gtk_label_set_label (self->first_caption, _("In the File Now"));
      gtk_label_set_label (self->second_caption, _("Not in the File"));
      gtk_button_set_label (self->first_button, _("_Keep What Is There"));
      gtk_button_set_label (self->second_button, _("Take the _Other"));
      return;
    }

  gtk_label_set_label (self->first_caption,
                       self->lost_first ? _("Yours, Not in the File") : _("Yours, in the File Now"));
  gtk_label_set_label (self->second_caption,
                       self->lost_first ? _("Theirs, in the File Now") : _("Theirs, Not in the File"));
  gtk_button_set_label (self->first_button, _("Keep _Mine"));
  gtk_button_set_label (self->second_button, _("Take _Theirs"));
}

/* "Due date. It was: 1 May" */
static void
show_field (IteamConflictRow        *self,
            const IteamOpenConflict *conflict,
            IteamDirectory          *directory)
{
  const char *label = iteam_field_label (conflict->cell->kind, conflict->cell->field);
  g_autofree char *was = iteam_open_conflict_format_value (conflict, ITEAM_CONFLICT_WAS, directory);
  g_autofree char *text = NULL;

  if (label == NULL)
    label = _("This field");
  if (was != NULL && was[0] != '\0')
    /* Translators: the name of a field, and what it held before two people changed it. */
    text = g_strdup_printf (_("%s · it was “%s”"), label, was);
  else
    /* Translators: the name of a field. */
    text = g_strdup_printf (_("%s · it was empty"), label);
  gtk_label_set_label (self->field_label, text);
}

static void
prepare_merge (IteamConflictRow *self,
               const IteamCell  *cell,
               const char       *first,
               const char       *second)
{
  g_autofree char *both = NULL;

  if (!iteam_field_is_text (cell->kind, cell->field, &self->multiline))
    {
      gtk_widget_set_visible (self->merge_button, FALSE);
      return;
    }

  both = g_strjoin (first != NULL && second != NULL ? self->multiline ? "\n\n" : " / " : "",
                    first != NULL ? first : "", second != NULL ? second : "", NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->merge_view), both, -1);
}

/**
 * iteam_conflict_row_new:
 * @conflict: a conflict
 * @directory: (nullable): who and what the keys stand for
 * @writable: whether it can be decided
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
iteam_conflict_row_new (const IteamOpenConflict *conflict,
                        IteamDirectory          *directory,
                        gboolean                 writable)
{
  IteamConflictRow *self = g_object_new (ITEAM_TYPE_CONFLICT_ROW, NULL);
  g_autofree char *current = iteam_open_conflict_format_value (conflict, ITEAM_CONFLICT_CURRENT, directory);
  g_autofree char *lost = iteam_open_conflict_format_value (conflict, ITEAM_CONFLICT_LOST, directory);

  self->number = conflict->number;
  self->thing = iteam_ref_to_string (&conflict->thing);
  gtk_label_set_label (self->title_label, conflict->title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.show", can_be_shown (conflict->thing.kind));
  show_field (self, conflict, directory);
  name_sides (self, conflict);
  if (self->lost_first)
    {
      show_side (self->first_who, self->first_value, conflict->lost_who, conflict->lost_when, lost);
      show_side (self->second_who, self->second_value, conflict->current_who, conflict->current_when, current);
      prepare_merge (self, conflict->cell, lost, current);
    }
  else
    {
      show_side (self->first_who, self->first_value, conflict->current_who, conflict->current_when, current);
      show_side (self->second_who, self->second_value, conflict->lost_who, conflict->lost_when, lost);
      prepare_merge (self, conflict->cell, current, lost);
    }
  gtk_widget_set_visible (self->decide_box, writable);

  return GTK_WIDGET (self);
}

/**
 * iteam_conflict_row_get_number:
 * @self: a row
 *
 * Returns: the number of the conflict, 3 for C-3.
 */
int
iteam_conflict_row_get_number (IteamConflictRow *self)
{
  g_return_val_if_fail (ITEAM_IS_CONFLICT_ROW (self), 0);

  return self->number;
}

/**
 * iteam_conflict_row_is_typed:
 * @self: a row
 *
 * Returns: whether a merge is being typed in it.
 */
gboolean
iteam_conflict_row_is_typed (IteamConflictRow *self)
{
  g_return_val_if_fail (ITEAM_IS_CONFLICT_ROW (self), FALSE);

  return gtk_widget_get_visible (self->merge_box);
}

/**
 * iteam_conflict_row_set_titled:
 * @self: a row
 * @titled: whether it says what it is about, and leads there
 */
void
iteam_conflict_row_set_titled (IteamConflictRow *self,
                               gboolean          titled)
{
  g_return_if_fail (ITEAM_IS_CONFLICT_ROW (self));

  gtk_widget_set_visible (self->title_button, titled);
}
