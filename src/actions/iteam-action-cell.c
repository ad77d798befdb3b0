/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-cell.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-group.h"
#include "iteam-compat.h"
#include "iteam-status-pill.h"

/**
 * IteamActionCell:
 *
 * One cell of the table of action points. There are thousands of them, so they
 * are put together here and not from an .ui file, and only the parts that a
 * cell needs are made.
 */
struct _IteamActionCell
{
  GtkWidget parent_instance;

  IteamActionColumn column;
  gboolean late;

  /* children */
  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *suffix;
  GtkWidget *recurring;
  GtkWidget *mark;
  GtkWidget *entry;

  /* owned */
  GObject *item;
  IteamDirectory *directory;
  IteamNewsList *news;
  IteamActionPoint *read;
};

enum
{
  SIGNAL_TITLE_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionCell, iteam_action_cell, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_text (IteamActionCell *self,
           const char      *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
}

static void
show_icon (IteamActionCell *self,
           const char      *icon_name)
{
  if (self->icon == NULL)
    {
      if (icon_name == NULL)
        return;
      self->icon = gtk_image_new ();
      /* What only some rows have comes last, so that the words stay in line. */
      if (self->column == ITEAM_ACTION_COLUMN_STATUS)
        gtk_widget_insert_after (self->icon, GTK_WIDGET (self), NULL);
      else
        gtk_widget_insert_before (self->icon, GTK_WIDGET (self), NULL);
    }

  gtk_widget_set_visible (self->icon, icon_name != NULL);
  if (icon_name != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
}

static void
show_suffix (IteamActionCell *self,
             const char      *text)
{
  if (self->suffix == NULL)
    {
      if (text == NULL)
        return;
      self->suffix = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->suffix, "dim-label");
      gtk_widget_add_css_class (self->suffix, "numeric");
      gtk_widget_insert_after (self->suffix, GTK_WIDGET (self), self->text);
    }

  gtk_widget_set_visible (self->suffix, text != NULL);
  if (text != NULL)
    gtk_label_set_label (GTK_LABEL (self->suffix), text);
}

static void
show_recurring (IteamActionCell *self,
                gboolean         recurring)
{
  if (self->recurring == NULL)
    {
      if (!recurring)
        return;
      self->recurring = gtk_image_new_from_icon_name ("media-playlist-repeat-symbolic");
      iteam_set_tooltip (self->recurring, _("Recurring"));
      gtk_widget_add_css_class (self->recurring, "dim-label");
      gtk_widget_insert_before (self->recurring, GTK_WIDGET (self), NULL);
    }

  gtk_widget_set_visible (self->recurring, recurring);
}

/* What others changed stands out, by a mark that is read aloud as well. */
static void
show_news (IteamActionCell *self)
{
  IteamActionPoint *action = iteam_action_cell_get_action (self);
  IteamRef ref = { ITEAM_KIND_ACTION, action != NULL ? iteam_action_point_get_id (action) : 0 };
  const IteamNews *news = self->news != NULL && action != NULL ? iteam_news_list_find (self->news, &ref) : NULL;
  g_autofree char *text = NULL;

  if (self->mark == NULL)
    {
      if (news == NULL)
        return;
      self->mark = gtk_image_new_from_icon_name ("iteam-new-symbolic");
      gtk_widget_add_css_class (self->mark, "accent");
      gtk_widget_insert_before (self->mark, GTK_WIDGET (self), NULL);
    }

  gtk_widget_set_visible (self->mark, news != NULL);
  if (news == NULL)
    return;
  text = iteam_news_list_describe (news);
  iteam_set_tooltip (self->mark, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* A tooltip of its own would make each row that comes into view wait for the X
 * server; see iteam_set_tooltip(). */
static void
tell_late (IteamActionCell *self,
           gboolean         late)
{
  if (self->late == late)
    return;

  self->late = late;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), late);
  if (late)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Overdue"), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static gboolean
iteam_action_cell_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard_tooltip,
                                 GtkTooltip *tooltip)
{
  if (!ITEAM_ACTION_CELL (widget)->late)
    return FALSE;

  gtk_tooltip_set_text (tooltip, _("Overdue"));

  return TRUE;
}

static void
update_heading (IteamActionCell  *self,
                IteamActionGroup *group)
{
  if (self->column == ITEAM_ACTION_COLUMN_TITLE)
    {
      g_autofree char *count = g_strdup_printf ("%u", iteam_action_group_get_count (group));

      show_text (self, iteam_action_group_get_title (group));
      show_suffix (self, count);
      show_recurring (self, FALSE);
      show_news (self);
    }
  else
    {
      show_text (self, NULL);
      show_icon (self, NULL);
    }
  tell_late (self, FALSE);
  set_class (GTK_WIDGET (self), "heading", TRUE);
  set_class (GTK_WIDGET (self), "dim-label", FALSE);
  set_class (GTK_WIDGET (self), "error", FALSE);
}

static void
update_title (IteamActionCell         *self,
              const IteamActionFields *fields)
{
  g_autofree char *progress = NULL;

  if (fields->n_checks > 0)
    progress = g_strdup_printf ("%d/%d", fields->n_checks_done, fields->n_checks);
  show_text (self, fields->title);
  show_suffix (self, progress);
  show_recurring (self, fields->recurrence != NULL);
  show_news (self);
}

static void
update_due (IteamActionCell         *self,
            const IteamActionFields *fields)
{
  IteamDay today = iteam_day_today ();
  gboolean late = iteam_action_point_is_overdue (ITEAM_ACTION_POINT (self->item), today);
  g_autofree char *day = iteam_day_format (fields->due, today, ITEAM_DAY_RELATIVE);

  show_text (self, day);
  show_icon (self, late ? "alarm-symbolic" : NULL);
  set_class (GTK_WIDGET (self), "error", late);
  tell_late (self, late);
}

static void
update_action (IteamActionCell  *self,
               IteamActionPoint *action)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  IteamPillar *pillar;
  char *text = NULL;

  set_class (GTK_WIDGET (self), "heading", FALSE);
  set_class (GTK_WIDGET (self), "dim-label",
             !iteam_action_point_is_open (action) || self->column == ITEAM_ACTION_COLUMN_NUMBER);

  switch (self->column)
    {
    case ITEAM_ACTION_COLUMN_TITLE: update_title (self, fields); return;
    case ITEAM_ACTION_COLUMN_DUE: update_due (self, fields); return;
    case ITEAM_ACTION_COLUMN_NUMBER: text = iteam_action_point_format_number (action); break;
    case ITEAM_ACTION_COLUMN_KIND: text = g_strdup (iteam_action_kind_label (fields->kind)); break;
    case ITEAM_ACTION_COLUMN_OWNERS:
      text = self->directory != NULL ? iteam_directory_format_owners (self->directory, action) : NULL;
      break;
    case ITEAM_ACTION_COLUMN_STATUS:
      text = g_strdup (iteam_action_status_label (fields->status));
      show_icon (self, iteam_status_icon_name (fields->status));
      break;
    case ITEAM_ACTION_COLUMN_PRIORITY:
      /* Normal is what most are, and says nothing. */
      if (fields->priority != ITEAM_PRIORITY_NORMAL)
        text = g_strdup (iteam_priority_label (fields->priority));
      show_icon (self, fields->priority == ITEAM_PRIORITY_HIGH ? "go-top-symbolic" : NULL);
      break;
    case ITEAM_ACTION_COLUMN_PILLAR:
      pillar = self->directory != NULL ? iteam_directory_find_pillar (self->directory, fields->pillar) : NULL;
      text = pillar != NULL ? g_strdup (iteam_pillar_get_short_name (pillar)) : NULL;
      break;
    default: g_return_if_reached ();
    }

  show_text (self, text);
  g_free (text);
}

static void
stop_editing (IteamActionCell *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  GtkRoot *root;

  g_clear_object (&self->read);
  if (entry == NULL)
    return;

  /* A text that has the focus must lose it ahead of its place. */
  root = gtk_widget_get_root (entry);
  if (root != NULL && gtk_root_get_focus (root) == entry)
    gtk_root_set_focus (root, NULL);
  gtk_widget_unparent (entry);
  gtk_widget_set_visible (self->text, TRUE);
}

static void
commit_title (IteamActionCell *self)
{
  g_autoptr (IteamActionPoint) read = g_steal_pointer (&self->read);
  g_autofree char *title = NULL;

  if (self->entry == NULL)
    return;

  title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  stop_editing (self);
  if (read != NULL && title[0] != '\0' && g_strcmp0 (title, iteam_action_point_get_fields (read)->title) != 0)
    {
      show_text (self, title);
      g_signal_emit (self, signals[SIGNAL_TITLE_EDITED], 0, read, title);
    }
}

/* What is typed next belongs to the table again. */
static void
focus_table (IteamActionCell *self)
{
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_COLUMN_VIEW);

  if (table != NULL)
    gtk_widget_grab_focus (table);
}

static void
entry_activate_cb (IteamActionCell *self)
{
  commit_title (self);
  focus_table (self);
}

static void
entry_leave_cb (IteamActionCell *self)
{
  commit_title (self);
}

static gboolean
entry_key_cb (IteamActionCell *self,
              guint            keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  stop_editing (self);
  focus_table (self);

  return GDK_EVENT_STOP;
}

static void
iteam_action_cell_dispose (GObject *object)
{
  IteamActionCell *self = ITEAM_ACTION_CELL (object);
  GtkWidget *child;

  iteam_action_cell_unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->directory);
  g_clear_object (&self->news);

  G_OBJECT_CLASS (iteam_action_cell_parent_class)->dispose (object);
}

static void
iteam_action_cell_class_init (IteamActionCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_action_cell_dispose;
  widget_class->query_tooltip = iteam_action_cell_query_tooltip;

  /**
   * IteamActionCell::title-edited:
   * @read: the action point as it was when editing began
   * @title: the title that was typed
   *
   * Emitted when a person typed another title in the cell.
   */
  signals[SIGNAL_TITLE_EDITED] = g_signal_new ("title-edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                               ITEAM_TYPE_ACTION_POINT, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "iteamcell");
}

static void
iteam_action_cell_init (IteamActionCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);

  self->text = gtk_inscription_new (NULL);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->text, TRUE);
  /* A line that is cut off would stand at the top of a higher cell. */
  gtk_widget_set_valign (self->text, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

/**
 * iteam_action_cell_new:
 * @column: the column that it stands in
 *
 * Returns: (transfer floating): an empty cell.
 */
GtkWidget *
iteam_action_cell_new (IteamActionColumn column)
{
  IteamActionCell *self = g_object_new (ITEAM_TYPE_ACTION_CELL, NULL);

  self->column = column;

  return GTK_WIDGET (self);
}

/**
 * iteam_action_cell_bind:
 * @self: a cell
 * @item: an #IteamActionPoint or #IteamActionGroup
 * @directory: (nullable): the names of people and pillars
 *
 * Shows @item from now on, and what becomes of it.
 */
void
iteam_action_cell_bind (IteamActionCell *self,
                        GObject         *item,
                        IteamDirectory  *directory)
{
  g_return_if_fail (ITEAM_IS_ACTION_CELL (self));
  g_return_if_fail (G_IS_OBJECT (item));

  g_set_object (&self->directory, directory);
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (iteam_action_cell_update), self);
  iteam_action_cell_update (self);
}

/**
 * iteam_action_cell_unbind:
 * @self: a cell
 *
 * Shows nothing from now on. A title that is being edited is taken as it is.
 */
void
iteam_action_cell_unbind (IteamActionCell *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_CELL (self));

  if (self->item == NULL)
    return;

  commit_title (self);
  g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

/**
 * iteam_action_cell_set_news:
 * @self: a cell of the title
 * @news: (nullable): what is new
 *
 * Marks the action point if it is new, as it is now.
 */
void
iteam_action_cell_set_news (IteamActionCell *self,
                            IteamNewsList   *news)
{
  g_return_if_fail (ITEAM_IS_ACTION_CELL (self));

  g_set_object (&self->news, news);
  show_news (self);
}

/**
 * iteam_action_cell_update:
 * @self: a cell
 *
 * Looks again at what it shows.
 */
void
iteam_action_cell_update (IteamActionCell *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_CELL (self));

  if (ITEAM_IS_ACTION_GROUP (self->item))
    update_heading (self, ITEAM_ACTION_GROUP (self->item));
  else if (self->item != NULL)
    update_action (self, ITEAM_ACTION_POINT (self->item));
}

/**
 * iteam_action_cell_get_column:
 * @self: a cell
 *
 * Returns: the column that it stands in.
 */
IteamActionColumn
iteam_action_cell_get_column (IteamActionCell *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_CELL (self), ITEAM_ACTION_COLUMN_TITLE);

  return self->column;
}

/**
 * iteam_action_cell_get_action:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the action point that it shows.
 */
IteamActionPoint *
iteam_action_cell_get_action (IteamActionCell *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_CELL (self), NULL);

  return ITEAM_IS_ACTION_POINT (self->item) ? ITEAM_ACTION_POINT (self->item) : NULL;
}

/**
 * iteam_action_cell_edit_title:
 * @self: a cell of the column of titles that shows an action point
 *
 * Lets a person type another title in the cell. Enter takes it, and so does
 * leaving the cell; Escape leaves all as it was.
 */
void
iteam_action_cell_edit_title (IteamActionCell *self)
{
  GtkEventController *keys, *focus;
  IteamActionPoint *action;

  g_return_if_fail (ITEAM_IS_ACTION_CELL (self));
  g_return_if_fail (self->column == ITEAM_ACTION_COLUMN_TITLE);

  action = iteam_action_cell_get_action (self);
  if (action == NULL || self->entry != NULL)
    return;

  self->read = iteam_action_point_copy (action);
  self->entry = gtk_text_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), iteam_action_point_get_fields (action)->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title"), -1);
  gtk_widget_insert_after (self->entry, GTK_WIDGET (self), self->text);
  gtk_widget_set_visible (self->text, FALSE);

  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * iteam_action_cell_finish:
 * @self: a cell
 *
 * Takes a title that is being edited as it is.
 */
void
iteam_action_cell_finish (IteamActionCell *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_CELL (self));

  if (self->entry == NULL)
    return;

  commit_title (self);
  focus_table (self);
}
