/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-quick-add-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-chip.h"
#include "iteam-compat.h"
#include "iteam-quick-add.h"
#include "iteam-wrap-layout.h"

/**
 * IteamQuickAddBar:
 *
 * An action point in one line. What is recognised in it stands below as chips;
 * the words of a chip that is taken away stay in the title.
 */
struct _IteamQuickAddBar
{
  AdwBin parent_instance;

  gint64 user;

  /* template children */
  GtkWidget *chips_box;
  GtkEntry *entry;
  GtkLabel *problem_label;
  GtkRevealer *revealer;

  /* owned */
  IteamDirectory *directory;
  IteamQuickAdd *line;
  GPtrArray *removed;
};

enum
{
  PROP_DIRECTORY = 1,
  PROP_USER,
  N_PROPS
};

enum
{
  SIGNAL_ADD,
  SIGNAL_LEFT,
  SIGNAL_PASTE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamQuickAddBar, iteam_quick_add_bar, ADW_TYPE_BIN)

static void update (IteamQuickAddBar *self);

static const struct
{
  const char *icon_name;
  const char *name;
} kinds[] = {
  [ITEAM_QUICK_ADD_OWNER] = { "avatar-default-symbolic", N_("Owner") },
  [ITEAM_QUICK_ADD_DUE] = { "x-office-calendar-symbolic", N_("Due date") },
  [ITEAM_QUICK_ADD_START] = { "media-playback-start-symbolic", N_("Start date") },
  [ITEAM_QUICK_ADD_PILLAR] = { "user-bookmarks-symbolic", N_("Pillar") },
  [ITEAM_QUICK_ADD_PRIORITY] = { "emblem-important-symbolic", N_("Priority") },
  [ITEAM_QUICK_ADD_ACTION_KIND] = { "dialog-information-symbolic", N_("Kind") },
  [ITEAM_QUICK_ADD_RECURRENCE] = { "media-playlist-repeat-symbolic", N_("Recurrence") },
};

static char *
make_remove_name (const IteamQuickAddPart *part)
{
  switch (part->kind)
    {
    case ITEAM_QUICK_ADD_OWNER: return g_strdup_printf (_("Remove owner %s"), part->label);
    case ITEAM_QUICK_ADD_DUE: return g_strdup_printf (_("Remove due date %s"), part->label);
    case ITEAM_QUICK_ADD_START: return g_strdup_printf (_("Remove start date %s"), part->label);
    case ITEAM_QUICK_ADD_PILLAR: return g_strdup_printf (_("Remove pillar %s"), part->label);
    case ITEAM_QUICK_ADD_PRIORITY: return g_strdup_printf (_("Remove priority %s"), part->label);
    case ITEAM_QUICK_ADD_ACTION_KIND: return g_strdup_printf (_("Remove kind %s"), part->label);
    case ITEAM_QUICK_ADD_RECURRENCE: return g_strdup_printf (_("Remove recurrence %s"), part->label);
    default: g_return_val_if_reached (NULL);
    }
}

/* The caret stays where it was, so that someone can go on typing. */
static gboolean
focus_entry (IteamQuickAddBar *self)
{
  return gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
removed_cb (GtkWidget        *chip,
            IteamQuickAddBar *self)
{
  const char *source = g_object_get_data (G_OBJECT (chip), "source");

  g_ptr_array_add (self->removed, g_strdup (source));
  focus_entry (self);
  update (self);
}

static GtkWidget *
make_chip (IteamQuickAddBar        *self,
           const IteamQuickAddPart *part)
{
  g_autofree char *remove_name = make_remove_name (part);
  GtkWidget *chip = iteam_chip_new (kinds[part->kind].icon_name, part->label, remove_name);

  iteam_set_tooltip (chip, _(kinds[part->kind].name));
  g_object_set_data_full (G_OBJECT (chip), "source", g_strdup (part->text), g_free);
  g_signal_connect (chip, "removed", G_CALLBACK (removed_cb), self);

  return chip;
}

static gboolean
has_parts (IteamQuickAddBar *self)
{
  return self->line != NULL && self->line->parts->len > 0;
}

static void
show_chips (IteamQuickAddBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips_box), child);

  for (guint i = 0; has_parts (self) && i < self->line->parts->len; i++)
    gtk_box_append (GTK_BOX (self->chips_box),
                    make_chip (self, g_ptr_array_index (self->line->parts, i)));
}

static gboolean
same_chips (IteamQuickAdd *first,
            IteamQuickAdd *second)
{
  GPtrArray *before = first != NULL ? first->parts : NULL;
  GPtrArray *after = second != NULL ? second->parts : NULL;

  if (before == NULL || after == NULL || before->len != after->len)
    return FALSE;

  for (guint i = 0; i < before->len; i++)
    {
      const IteamQuickAddPart *a = g_ptr_array_index (before, i);
      const IteamQuickAddPart *b = g_ptr_array_index (after, i);

      if (a->kind != b->kind || g_strcmp0 (a->label, b->label) != 0 || g_strcmp0 (a->text, b->text) != 0)
        return FALSE;
    }

  return TRUE;
}

/* What is taken back counts as long as it is there: typed anew it is a chip again. */
static void
forget_removed (IteamQuickAddBar *self,
                const char       *text)
{
  for (guint i = self->removed->len; i > 0; i--)
    if (strstr (text, g_ptr_array_index (self->removed, i - 1)) == NULL)
      g_ptr_array_remove_index (self->removed, i - 1);
}

static IteamQuickAdd *
read_line (IteamQuickAddBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) removed = NULL;

  if (self->directory == NULL)
    return NULL;

  for (guint i = 0; i < self->removed->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->removed, i));
  removed = g_strv_builder_end (builder);

  return iteam_quick_add_read (text, self->directory, self->user, (const char *const *) removed, iteam_day_today ());
}

static void
show_problem (IteamQuickAddBar *self,
              const char       *problem)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self->entry);

  iteam_set_tooltip (GTK_WIDGET (self->entry), problem);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
    }
  gtk_revealer_set_reveal_child (self->revealer, problem != NULL || has_parts (self));
}

static void
update (IteamQuickAddBar *self)
{
  g_autoptr (IteamQuickAdd) before = g_steal_pointer (&self->line);

  forget_removed (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->line = read_line (self);
  if (!same_chips (before, self->line))
    show_chips (self);
  gtk_widget_set_visible (self->chips_box, has_parts (self));
  show_problem (self, NULL);
}

static void
changed_cb (IteamQuickAddBar *self)
{
  update (self);
}

static void
activate_cb (IteamQuickAddBar *self)
{
  g_autoptr (IteamActionPoint) action = NULL;

  /* The window may stand open over midnight: "tomorrow" is read anew. */
  update (self);
  if (self->line == NULL)
    return;

  if (self->line->title[0] == '\0')
    {
      show_problem (self, _("Type what is to be done: an action point needs a title."));

      return;
    }

  action = iteam_quick_add_to_action (self->line, iteam_day_today ());
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_ADD], 0, action);
}

/* However text comes in: by the clipboard, a middle click, or dropped. A line
 * that was copied with its end is still one line. */
static void
insert_text_cb (GtkEditable      *delegate,
                const char       *text,
                int               length,
                int              *position,
                IteamQuickAddBar *self)
{
  g_autofree char *whole = length < 0 ? g_strdup (text) : g_strndup (text, length);
  g_autofree char *line = g_strdup (whole);

  for (gsize end = strlen (line); end > 0 && strchr ("\r\n", line[end - 1]) != NULL; end--)
    line[end - 1] = '\0';
  if (g_str_equal (line, whole) && strpbrk (line, "\t\r\n") == NULL)
    return;

  g_signal_stop_emission_by_name (delegate, "insert-text");
  if (strpbrk (line, "\t\r\n") != NULL)
    g_signal_emit (self, signals[SIGNAL_PASTE], 0, whole);
  else
    gtk_editable_insert_text (delegate, line, -1, position);
}

/* In an empty line there is nothing to clear: Escape leaves it. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  IteamQuickAddBar *self = ITEAM_QUICK_ADD_BAR (widget);

  if (gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] == '\0')
    {
      show_problem (self, NULL);
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);

      return GDK_EVENT_STOP;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  focus_entry (self);

  return GDK_EVENT_STOP;
}

static void
set_directory (IteamQuickAddBar *self,
               IteamDirectory   *directory)
{
  if (self->directory == directory)
    return;

  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_func (self->directory, update, self);
  g_set_object (&self->directory, directory);
  if (directory != NULL)
    g_signal_connect_object (directory, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), directory != NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTORY]);
}

static void
set_user (IteamQuickAddBar *self,
          gint64            user)
{
  if (self->user == user)
    return;

  self->user = user;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
}

static gboolean
iteam_quick_add_bar_grab_focus (GtkWidget *widget)
{
  return focus_entry (ITEAM_QUICK_ADD_BAR (widget));
}

static void
iteam_quick_add_bar_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamQuickAddBar *self = ITEAM_QUICK_ADD_BAR (object);

  switch (property_id)
    {
    case PROP_DIRECTORY: g_value_set_object (value, self->directory); break;
    case PROP_USER: g_value_set_int64 (value, self->user); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_quick_add_bar_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamQuickAddBar *self = ITEAM_QUICK_ADD_BAR (object);

  switch (property_id)
    {
    case PROP_DIRECTORY: set_directory (self, g_value_get_object (value)); break;
    case PROP_USER: set_user (self, g_value_get_int64 (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_quick_add_bar_dispose (GObject *object)
{
  IteamQuickAddBar *self = ITEAM_QUICK_ADD_BAR (object);

  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_func (self->directory, update, self);
  g_clear_object (&self->directory);
  g_clear_pointer (&self->line, iteam_quick_add_free);

  G_OBJECT_CLASS (iteam_quick_add_bar_parent_class)->dispose (object);
}

static void
iteam_quick_add_bar_finalize (GObject *object)
{
  g_ptr_array_unref (ITEAM_QUICK_ADD_BAR (object)->removed);

  G_OBJECT_CLASS (iteam_quick_add_bar_parent_class)->finalize (object);
}

static void
iteam_quick_add_bar_class_init (IteamQuickAddBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_quick_add_bar_get_property;
  object_class->set_property = iteam_quick_add_bar_set_property;
  object_class->dispose = iteam_quick_add_bar_dispose;
  object_class->finalize = iteam_quick_add_bar_finalize;
  widget_class->focus = iteam_focus_child;
  widget_class->grab_focus = iteam_quick_add_bar_grab_focus;

  /**
   * IteamQuickAddBar:directory:
   *
   * The people and pillars that the line may name; nothing can be added
   * without it.
   */
  properties[PROP_DIRECTORY] = g_param_spec_object ("directory", NULL, NULL, ITEAM_TYPE_DIRECTORY, flags);

  /**
   * IteamQuickAddBar:user:
   *
   * The key of who types, or 0: whom "@me" stands for.
   */
  properties[PROP_USER] = g_param_spec_int64 ("user", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamQuickAddBar::add:
   * @self: the bar
   * @action: the action point that the line says
   *
   * Emitted when an action point is to be added; the line is empty by then.
   */
  signals[SIGNAL_ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, ITEAM_TYPE_ACTION_POINT);

  /**
   * IteamQuickAddBar::left:
   * @self: the bar
   *
   * Emitted when a person has nothing more to add.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamQuickAddBar::paste:
   * @self: the bar
   * @text: what was pasted
   *
   * Emitted instead of inserting text that is more than one line or cell.
   */
  signals[SIGNAL_PASTE] = g_signal_new ("paste", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  g_type_ensure (ITEAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-quick-add-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamQuickAddBar, chips_box);
  gtk_widget_class_bind_template_child (widget_class, IteamQuickAddBar, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamQuickAddBar, problem_label);
  gtk_widget_class_bind_template_child (widget_class, IteamQuickAddBar, revealer);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
iteam_quick_add_bar_init (IteamQuickAddBar *self)
{
  self->removed = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "insert-text",
                           G_CALLBACK (insert_text_cb), self, 0);
  update (self);
}

/**
 * iteam_quick_add_bar_new:
 *
 * Returns: (transfer floating): a bar without a directory.
 */
GtkWidget *
iteam_quick_add_bar_new (void)
{
  return g_object_new (ITEAM_TYPE_QUICK_ADD_BAR, NULL);
}

/**
 * iteam_quick_add_bar_focus:
 * @self: a bar
 *
 * Puts the caret in the line, for who wants to type.
 */
void
iteam_quick_add_bar_focus (IteamQuickAddBar *self)
{
  g_return_if_fail (ITEAM_IS_QUICK_ADD_BAR (self));

  focus_entry (self);
}

/**
 * iteam_quick_add_bar_set_text:
 * @self: a bar
 * @text: (nullable): a line to begin with; ends of lines become spaces
 *
 * The caret goes behind it.
 */
void
iteam_quick_add_bar_set_text (IteamQuickAddBar *self,
                              const char       *text)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");

  g_return_if_fail (ITEAM_IS_QUICK_ADD_BAR (self));

  g_strdelimit (line, "\t\r\n", ' ');
  gtk_editable_set_text (GTK_EDITABLE (self->entry), line);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
