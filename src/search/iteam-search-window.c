/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-search-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-search-row.h"
#include "iteam-store-search.h"
#include "iteam-text.h"

/* As much as someone looks through; who wants more types more. */
#define MOST_FOUND 24
#define MOST_DOCUMENTS 6
#define MOST_COMMANDS 4

/* What a command's name counts beside the title of a thing, and its other words
 * beside a text. */
#define COMMAND 50.8
#define COMMAND_WORDS 2.0

/**
 * IteamSearchWindow:
 *
 * The one search: things and commands in one list, best first, as someone types. An
 * answer that a later key made needless is not waited for, and Enter opens what belongs
 * to all that was typed, however fast that was.
 */
struct _IteamSearchWindow
{
  AdwWindow parent_instance;

  IteamSearchScope scope;
  gboolean asking;
  gboolean open_first;
  guint n_hits;

  /* template children */
  GtkSearchEntry *entry;
  GtkBox *scopes;
  GtkStack *stack;
  GtkListBox *list;
  GtkScrolledWindow *scroller;
  AdwStatusPage *empty_page;

  /* borrowed */
  GtkWidget *scope_buttons[ITEAM_N_SEARCH_SCOPES];

  /* owned */
  IteamStore *store;
  IteamSearchQuery *query;
  GCancellable *cancellable;
  GArray *commands;
  GPtrArray *hits;
};

/* A command, as the window gave it. */
typedef struct
{
  guint command;
  char *title;
  char *folded;
  char *other_words;
  char *icon_name;
  char *keys;
} Command;

/* One line of the list: a finding, or a command. */
typedef struct
{
  IteamFinding *finding;
  const Command *command;
  double weight;
} Hit;

enum
{
  PROP_STORE = 1,
  N_PROPS
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_RUN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamSearchWindow, iteam_search_window, ADW_TYPE_WINDOW)

static void
command_clear (gpointer data)
{
  Command *command = data;

  g_free (command->title);
  g_free (command->folded);
  g_free (command->other_words);
  g_free (command->icon_name);
  g_free (command->keys);
}

static void
hit_free (gpointer data)
{
  Hit *hit = data;

  g_clear_pointer (&hit->finding, iteam_finding_free);
  g_free (hit);
}

static void
add_hit (GPtrArray     *hits,
         IteamFinding  *finding,
         const Command *command,
         double         weight)
{
  Hit *hit = g_new (Hit, 1);

  *hit = (Hit) { finding, command, weight };
  g_ptr_array_add (hits, hit);
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *first = *(const Hit *const *) a;
  const Hit *second = *(const Hit *const *) b;

  return (first->weight < second->weight) - (first->weight > second->weight);
}

static double
weigh_command (IteamSearchWindow *self,
               const Command     *command)
{
  gboolean complete;
  double weight = iteam_search_query_weigh (self->query, command->folded, &complete);

  if (complete)
    return weight + COMMAND;

  return iteam_search_query_holds (self->query, command->folded, command->other_words) ? weight + COMMAND_WORDS : 0;
}

/* Without a word all of them are told, in their order. */
static void
add_commands (IteamSearchWindow *self,
              GPtrArray         *hits)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new_with_free_func (hit_free);
  gboolean empty = iteam_search_query_is_empty (self->query);

  if (self->scope != ITEAM_SEARCH_ALL && self->scope != ITEAM_SEARCH_COMMANDS)
    return;
  for (guint i = 0; i < self->commands->len; i++)
    {
      const Command *command = &g_array_index (self->commands, Command, i);
      double weight = empty ? 1.0 : weigh_command (self, command);

      if (weight > 0)
        add_hit (fitting, NULL, command, weight);
    }
  if (!empty)
    {
      g_ptr_array_sort (fitting, compare_hits);
      if (self->scope == ITEAM_SEARCH_ALL && fitting->len > MOST_COMMANDS)
        g_ptr_array_set_size (fitting, MOST_COMMANDS);
    }
  g_ptr_array_extend_and_steal (hits, g_steal_pointer (&fitting));
}

static const char *
icon_of_kind (IteamKind kind)
{
  switch ((int) kind)
    {
    case ITEAM_KIND_ACTION: return "iteam-actions-symbolic";
    case ITEAM_KIND_MEETING:
    case ITEAM_KIND_SERIES: return "x-office-calendar-symbolic";
    case ITEAM_KIND_AGENDA_ITEM: return "view-list-bullet-symbolic";
    case ITEAM_KIND_DECISION:
    case ITEAM_KIND_COMMITMENT: return "emblem-ok-symbolic";
    case ITEAM_KIND_ACTIVITY:
    case ITEAM_KIND_POINT: return "x-office-presentation-symbolic";
    case ITEAM_KIND_PILLAR:
    case ITEAM_KIND_SPOTLIGHT: return "view-continuous-symbolic";
    case ITEAM_KIND_REPORT: return "iteam-report-symbolic";
    case ITEAM_KIND_PERSON: return "avatar-default-symbolic";
    default: return "iteam-documents-symbolic";
    }
}

static char *
describe_kind (const IteamFinding *finding)
{
  if (finding->page > 0)
    return g_strdup_printf (_("Page %u"), finding->page);
  switch ((int) finding->ref.kind)
    {
    case ITEAM_KIND_ACTION: return g_strdup (_("Action point"));
    case ITEAM_KIND_MEETING: return g_strdup (_("Meeting"));
    case ITEAM_KIND_SERIES: return g_strdup (_("Meeting series"));
    case ITEAM_KIND_AGENDA_ITEM: return g_strdup (_("Minutes"));
    case ITEAM_KIND_DECISION: return g_strdup (_("Decision"));
    case ITEAM_KIND_COMMITMENT: return g_strdup (_("Commitment"));
    case ITEAM_KIND_ACTIVITY: return g_strdup (_("Activity"));
    case ITEAM_KIND_POINT: return g_strdup (_("Point"));
    case ITEAM_KIND_PILLAR: return g_strdup (_("Pillar"));
    case ITEAM_KIND_SPOTLIGHT: return g_strdup (_("Spotlight"));
    case ITEAM_KIND_PERSON: return g_strdup (_("Person"));
    default: return g_strdup (_("Document"));
    }
}

static void
show_hit (IteamSearchWindow *self,
          IteamSearchRow    *row,
          const Hit         *hit)
{
  g_autofree char *kind = NULL;

  if (hit->command != NULL)
    {
      iteam_search_row_set (row, self->query, hit->command->icon_name, hit->command->title, NULL, hit->command->keys);

      return;
    }
  kind = describe_kind (hit->finding);
  iteam_search_row_set (row, self->query, icon_of_kind (hit->finding->ref.kind), hit->finding->title, hit->finding->context, kind);
}

/* The focus stays where one types: what reads the screen aloud is told which row is meant. */
static void
row_selected_cb (IteamSearchWindow *self,
                 GtkListBoxRow     *row)
{
  GtkEditable *text;

  /* A list that goes away selects nothing. */
  if (self->store == NULL)
    return;
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
scroll_to (IteamSearchWindow *self,
           GtkListBoxRow     *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
select_index (IteamSearchWindow *self,
              int                index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL || index >= (int) self->hits->len)
    return;
  gtk_list_box_select_row (self->list, row);
  scroll_to (self, row);
}

static void
open_row (IteamSearchWindow *self,
          GtkListBoxRow     *row)
{
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (IteamSearchWindow) kept = g_object_ref (self);
  const Hit *hit;

  if (index < 0 || index >= (int) self->hits->len)
    return;
  hit = self->hits->pdata[index];
  if (hit->command != NULL)
    {
      guint command = hit->command->command;

      gtk_window_close (GTK_WINDOW (self));
      g_signal_emit (self, signals[SIGNAL_RUN], 0, command);
    }
  else
    {
      g_autofree char *reference = iteam_finding_to_reference (hit->finding);

      gtk_window_close (GTK_WINDOW (self));
      g_signal_emit (self, signals[SIGNAL_OPEN], 0, reference);
    }
}

static void
row_activated_cb (IteamSearchWindow *self,
                  GtkListBoxRow     *row)
{
  open_row (self, row);
}

static void
describe_nothing (IteamSearchWindow *self)
{
  gboolean empty = iteam_search_query_is_empty (self->query);
  gboolean all = self->scope == ITEAM_SEARCH_ALL;

  adw_status_page_set_title (self->empty_page, empty ? iteam_search_scope_get_title (self->scope) : _("Nothing Found"));
  adw_status_page_set_description (self->empty_page,
                                   empty ? _("Type a word, a number such as A-12, or a name")
                                         : all ? _("Try fewer words, or another one")
                                               : _("Try fewer words, or look among all things with Alt+1"));
}

/* Rows are made once, and shown or hidden. */
static void
show_hits (IteamSearchWindow *self,
           GPtrArray         *hits)
{
  GtkListBoxRow *row;

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  for (guint i = 0; i < hits->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (iteam_search_row_new ());
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      show_hit (self, ITEAM_SEARCH_ROW (row), hits->pdata[i]);
      gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
    }
  for (int i = (int) hits->len; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);

  if (hits->len > 0)
    {
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  else
    {
      gtk_list_box_unselect_all (self->list);
      describe_nothing (self);
    }
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "hits" : "empty");
  if (self->open_first && hits->len > 0)
    open_row (self, gtk_list_box_get_row_at_index (self->list, 0));
  self->open_first = FALSE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamSearchWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = iteam_store_find_finish (ITEAM_STORE (source), result, &error);
  g_autoptr (GPtrArray) hits = NULL;

  /* What was cancelled may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  hits = g_ptr_array_new_with_free_func (hit_free);
  add_commands (self, hits);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      IteamFinding *finding = findings->pdata[i];

      add_hit (hits, g_steal_pointer (&findings->pdata[i]), NULL, finding->weight);
    }
  if (findings != NULL)
    g_ptr_array_set_free_func (findings, NULL);
  if (!iteam_search_query_is_empty (self->query))
    g_ptr_array_sort (hits, compare_hits);
  show_hits (self, g_steal_pointer (&hits));
  if (error != NULL)
    {
      adw_status_page_set_title (self->empty_page, _("The Search Failed"));
      adw_status_page_set_description (self->empty_page, error->message);
    }
}

static void
search (IteamSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, iteam_search_query_free);
  self->query = iteam_search_query_new (text);
  self->cancellable = g_cancellable_new ();
  self->asking = TRUE;
  self->open_first = FALSE;
  /* Before the first key the store makes itself ready. */
  iteam_store_find_async (self->store, text, self->scope, MOST_FOUND, MOST_DOCUMENTS, self->cancellable, found_cb, self);
}

static void
entry_activate_cb (IteamSearchWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->asking)
    self->open_first = TRUE;
  else if (row != NULL)
    open_row (self, row);
}

static void
stop_search_cb (IteamSearchWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_scope (IteamSearchWindow *self,
           IteamSearchScope   scope)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scope_buttons[scope]), TRUE);
}

static void
scope_toggled_cb (IteamSearchWindow *self,
                  GtkToggleButton   *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->scope = (IteamSearchScope) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "scope"));
  if (self->store != NULL)
    search (self);
}

static void
move_selection (IteamSearchWindow *self,
                int                step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  select_index (self, CLAMP (index + step, 0, MAX ((int) self->hits->len - 1, 0)));
}

static gboolean
in_entry (IteamSearchWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
}

/* The arrows move through the list while the focus stays where one types. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                IteamSearchWindow     *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_ALT_MASK && key >= GDK_KEY_1 && key < GDK_KEY_1 + ITEAM_N_SEARCH_SCOPES)
    {
      set_scope (self, (IteamSearchScope) (key - GDK_KEY_1));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));

      return GDK_EVENT_STOP;
    }
  if (held == GDK_CONTROL_MASK && key == GDK_KEY_k)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);

      return GDK_EVENT_STOP;
    }
  if (held != 0 || !in_entry (self))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down: case GDK_KEY_KP_Down: move_selection (self, 1); return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up: move_selection (self, -1); return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down: move_selection (self, 6); return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up: move_selection (self, -6); return GDK_EVENT_STOP;
    default: return GDK_EVENT_PROPAGATE;
    }
}

static void
add_scopes (IteamSearchWindow *self)
{
  for (int i = 0; i < ITEAM_N_SEARCH_SCOPES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (iteam_search_scope_get_title ((IteamSearchScope) i));
      g_autofree char *keys = g_strdup_printf ("Alt+%d", i + 1);

      gtk_widget_add_css_class (button, "iteam-search-scope");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, keys);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, keys, -1);
      g_object_set_data (G_OBJECT (button), "scope", GINT_TO_POINTER (i));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), i > 0 ? GTK_TOGGLE_BUTTON (self->scope_buttons[0]) : NULL);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      g_signal_connect_object (button, "toggled", G_CALLBACK (scope_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->scopes, button);
      self->scope_buttons[i] = button;
    }
}

static void
iteam_search_window_constructed (GObject *object)
{
  IteamSearchWindow *self = ITEAM_SEARCH_WINDOW (object);

  G_OBJECT_CLASS (iteam_search_window_parent_class)->constructed (object);

  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
iteam_search_window_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamSearchWindow *self = ITEAM_SEARCH_WINDOW (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_search_window_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamSearchWindow *self = ITEAM_SEARCH_WINDOW (object);

  switch (property_id)
    {
    case PROP_STORE: self->store = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_search_window_dispose (GObject *object)
{
  IteamSearchWindow *self = ITEAM_SEARCH_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, iteam_search_query_free);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->commands, g_array_unref);

  G_OBJECT_CLASS (iteam_search_window_parent_class)->dispose (object);
}

static void
iteam_search_window_class_init (IteamSearchWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = iteam_search_window_constructed;
  object_class->get_property = iteam_search_window_get_property;
  object_class->set_property = iteam_search_window_set_property;
  object_class->dispose = iteam_search_window_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamSearchWindow::open:
   * @reference: what was chosen, "document:7#page=12"
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * IteamSearchWindow::run:
   * @command: the command that was chosen, as iteam_search_window_add_command() was told
   */
  signals[SIGNAL_RUN] = g_signal_new ("run", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/search/iteam-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamSearchWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchWindow, scopes);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, IteamSearchWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_search_window_init (IteamSearchWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->commands = g_array_new (FALSE, FALSE, sizeof (Command));
  g_array_set_clear_func (self->commands, command_clear);
  self->hits = g_ptr_array_new_with_free_func (hit_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_scopes (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * iteam_search_window_new:
 * @parent: the window over which it stands
 * @store: the store with the file that is searched
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_search_window_new (GtkWindow  *parent,
                         IteamStore *store)
{
  return g_object_new (ITEAM_TYPE_SEARCH_WINDOW, "transient-for", parent, "store", store, NULL);
}

/**
 * iteam_search_window_add_command:
 * @self: the window, before it is shown
 * @command: what "run" tells of it
 * @title: its name
 * @other_words: what it may be called besides, separated by spaces; may be empty
 * @icon_name: its icon
 * @keys: the keys that do it as well, as one reads them; may be empty
 *
 * Lets the search find something that the program can do.
 */
void
iteam_search_window_add_command (IteamSearchWindow *self,
                                 guint              command,
                                 const char        *title,
                                 const char        *other_words,
                                 const char        *icon_name,
                                 const char        *keys)
{
  Command added = {
    command, g_strdup (title), iteam_text_fold (title), iteam_text_fold (other_words), g_strdup (icon_name), g_strdup (keys),
  };

  g_return_if_fail (ITEAM_IS_SEARCH_WINDOW (self));

  g_array_append_val (self->commands, added);
}

/**
 * iteam_search_window_set_text:
 * @self: the window
 * @text: what to look for
 *
 * Looks for something that was typed elsewhere.
 */
void
iteam_search_window_set_text (IteamSearchWindow *self,
                              const char        *text)
{
  g_return_if_fail (ITEAM_IS_SEARCH_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
