/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-quick-add-bar.h"

#include "iteam-chip.h"
#include "iteam-quick-add.h"

#define HRM 101
#define OR 102
#define SCREEN 201

/* Longer than anything takes, also with sanitizers on a busy machine. */
#define TOO_LONG 60

typedef struct
{
  GtkWindow *window;
  IteamQuickAddBar *bar;
  GtkEntry *entry;
  GtkRevealer *revealer;
  GtkWidget *chips_box;
  IteamDirectory *directory;
  IteamActionPoint *added;
  char *pasted;
  guint n_added;
  guint n_pasted;
} Fixture;

static IteamDirectory *
make_directory (const char *hrm)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (people, iteam_person_new_from_row (HRM, "Personeel en organisatie", hrm, NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (OR, "Ondernemingsraad", "OR", NULL, NULL, FALSE));
  g_ptr_array_add (pillars, iteam_pillar_new (SCREEN, "screen", "I-bewust achter je scherm", NULL, 0, "a"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

static GtkWidget *
get_child (Fixture    *fixture,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (fixture->bar), ITEAM_TYPE_QUICK_ADD_BAR, name);

  g_assert_nonnull (child);

  return GTK_WIDGET (child);
}

static void
add_cb (Fixture          *fixture,
        IteamActionPoint *action)
{
  g_set_object (&fixture->added, action);
  fixture->n_added++;
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
}

static void
paste_cb (Fixture    *fixture,
          const char *text)
{
  g_free (fixture->pasted);
  fixture->pasted = g_strdup (text);
  fixture->n_pasted++;
}

static gboolean
too_long_cb (gpointer data)
{
  g_error ("Waited for %d s", TOO_LONG);

  return G_SOURCE_REMOVE;
}

static void
wait_for_window (Fixture *fixture)
{
  guint watchdog = g_timeout_add_seconds (TOO_LONG, too_long_cb, NULL);

  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watchdog);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = make_directory ("HRM");
  fixture->bar = ITEAM_QUICK_ADD_BAR (iteam_quick_add_bar_new ());
  fixture->entry = GTK_ENTRY (get_child (fixture, "entry"));
  fixture->revealer = GTK_REVEALER (get_child (fixture, "revealer"));
  fixture->chips_box = get_child (fixture, "chips_box");
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  g_signal_connect_swapped (fixture->bar, "add", G_CALLBACK (add_cb), fixture);
  g_signal_connect_swapped (fixture->bar, "paste", G_CALLBACK (paste_cb), fixture);

  /* Without a file there is nothing to add to. */
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (fixture->entry)));
  g_object_set (fixture->bar, "directory", fixture->directory, "user", (gint64) OR, NULL);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (fixture->entry)));

  gtk_window_present (fixture->window);
  wait_for_window (fixture);
  iteam_quick_add_bar_focus (fixture->bar);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  IteamQuickAddBar *bar = fixture->bar;

  g_object_add_weak_pointer (G_OBJECT (bar), (gpointer *) &bar);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (bar);
  g_assert_finalize_object (fixture->directory);
  g_clear_object (&fixture->added);
  g_free (fixture->pasted);
}

static GtkEditable *
get_text_widget (Fixture *fixture)
{
  return gtk_editable_get_delegate (GTK_EDITABLE (fixture->entry));
}

/* Letter by letter, as a person does. */
static void
type (Fixture    *fixture,
      const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

      g_signal_emit_by_name (get_text_widget (fixture), "insert-at-cursor", letter);
    }
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (get_text_widget (fixture), "activate");
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, expected);
}

static gboolean
has_focus (Fixture *fixture)
{
  return gtk_window_get_focus (fixture->window) == GTK_WIDGET (get_text_widget (fixture));
}

/* The labels of the chips, each in brackets. */
static void
assert_chips (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (GtkWidget *chip = gtk_widget_get_first_child (fixture->chips_box); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    g_string_append_printf (labels, "[%s]", iteam_chip_get_label (ITEAM_CHIP (chip)));

  g_assert_cmpstr (labels->str, ==, expected);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->revealer) == (expected[0] != '\0'));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *name)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Takes a chip away by the name that its button has for a screen reader. */
static void
remove_chip (Fixture    *fixture,
             const char *name)
{
  GtkWidget *button = find_button (fixture->chips_box, name);

  g_assert_nonnull (button);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name));
  g_assert_true (gtk_widget_get_focusable (button));
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
}

/* The next 15 May, as it is written in this year. */
static char *
make_due (IteamDay *due)
{
  IteamDay today = iteam_day_today ();
  int year;

  iteam_day_to_ymd (today, &year, NULL, NULL);
  *due = iteam_day_from_ymd (year, 5, 15);
  if (*due < today)
    *due = iteam_day_from_ymd (year + 1, 5, 15);

  return iteam_day_format (*due, today, ITEAM_DAY_RELATIVE);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  IteamDay due;
  g_autofree char *day = make_due (&due);
  g_autofree char *chips = g_strdup_printf ("[HRM][%s]", day);
  const IteamActionFields *fields;

  assert_chips (fixture, "");
  type (fixture, "folder maken @HRM");
  assert_chips (fixture, "[HRM]");
  type (fixture, " uiterlijk 15 mei");
  assert_chips (fixture, chips);

  press_enter (fixture);
  g_assert_cmpuint (fixture->n_added, ==, 1);
  fields = iteam_action_point_get_fields (fixture->added);
  g_assert_cmpstr (fields->title, ==, "folder maken");
  g_assert_cmpuint (fields->due, ==, due);
  g_assert_true (iteam_action_point_has_owner (fixture->added, HRM));

  /* The next one can be typed at once. */
  assert_text (fixture, "");
  assert_chips (fixture, "");
  g_assert_true (has_focus (fixture));
  type (fixture, "poster");
  press_enter (fixture);
  g_assert_cmpuint (fixture->n_added, ==, 2);
  fields = iteam_action_point_get_fields (fixture->added);
  g_assert_cmpstr (fields->title, ==, "poster");
  g_assert_cmpuint (fields->due, ==, ITEAM_DAY_NONE);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  IteamDay due;
  g_autofree char *day = make_due (&due);
  g_autofree char *remove_due = g_strdup_printf ("Remove due date %s", day);
  g_autofree char *both = g_strdup_printf ("[HRM][%s]", day);
  g_autofree char *only_due = g_strdup_printf ("[%s]", day);
  const IteamActionFields *fields;

  type (fixture, "folder @HRM uiterlijk 15 mei");
  assert_chips (fixture, both);
  remove_chip (fixture, remove_due);
  assert_chips (fixture, "[HRM]");
  assert_text (fixture, "folder @HRM uiterlijk 15 mei");
  g_assert_true (has_focus (fixture));

  /* It stays away while its words are there, whatever is typed further. */
  type (fixture, " in kleur");
  assert_chips (fixture, "[HRM]");
  remove_chip (fixture, "Remove owner HRM");
  assert_chips (fixture, "");
  press_enter (fixture);
  fields = iteam_action_point_get_fields (fixture->added);
  g_assert_cmpstr (fields->title, ==, "folder @HRM uiterlijk 15 mei in kleur");
  g_assert_cmpuint (fields->due, ==, ITEAM_DAY_NONE);
  g_assert_false (iteam_action_point_has_owner (fixture->added, HRM));

  /* In the next line, and where the words were gone, it counts anew. */
  type (fixture, "kaart uiterlijk 15 mei");
  assert_chips (fixture, only_due);
  remove_chip (fixture, remove_due);
  assert_chips (fixture, "");
  iteam_quick_add_bar_set_text (fixture->bar, "kaart");
  type (fixture, " uiterlijk 15 mei");
  assert_chips (fixture, only_due);
}

static void
assert_problem (Fixture  *fixture,
                gboolean  problem)
{
  GtkWidget *entry = GTK_WIDGET (fixture->entry);
  const char *sentence = "Type what is to be done: an action point needs a title.";

  g_assert_true (gtk_widget_has_css_class (entry, "error") == problem);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (entry), ==, problem ? sentence : NULL);
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "problem_label")) == problem);
  if (problem)
    g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence));
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID) == problem);
}

static void
test_no_title (Fixture       *fixture,
               gconstpointer  data)
{
  press_enter (fixture);
  assert_problem (fixture, TRUE);
  type (fixture, "@HRM");
  assert_problem (fixture, FALSE);
  press_enter (fixture);
  assert_problem (fixture, TRUE);
  assert_text (fixture, "@HRM");
  g_assert_cmpuint (fixture->n_added, ==, 0);

  type (fixture, " folder");
  assert_problem (fixture, FALSE);
  press_enter (fixture);
  g_assert_cmpuint (fixture->n_added, ==, 1);
}

static gboolean
press_escape (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->bar));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, "Escape"))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (fixture->bar), NULL);
        }
    }

  g_assert_not_reached ();
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_escape (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_left = 0;

  type (fixture, "folder @HRM");
  g_assert_true (press_escape (fixture));
  assert_text (fixture, "");
  assert_chips (fixture, "");
  g_assert_true (has_focus (fixture));

  /* With nothing to clear, it leads out of the line. */
  g_signal_connect_swapped (fixture->bar, "left", G_CALLBACK (count_cb), &n_left);
  press_enter (fixture);
  assert_problem (fixture, TRUE);
  g_assert_cmpuint (n_left, ==, 0);
  g_assert_true (press_escape (fixture));
  assert_problem (fixture, FALSE);
  g_assert_cmpuint (n_left, ==, 1);
}

static void
paste (Fixture    *fixture,
       const char *text)
{
  guint watchdog = g_timeout_add_seconds (TOO_LONG, too_long_cb, NULL);
  guint n_pasted = fixture->n_pasted;
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->entry)), text);
  g_signal_emit_by_name (get_text_widget (fixture), "paste-clipboard");
  while (fixture->n_pasted == n_pasted && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), before) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watchdog);
}

static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const rows[] = { "Folder\tHRM", "Folder\nPoster\n", "Folder\r\nPoster", "Titel\tWie\nFolder\tOR\n" };

  type (fixture, "eerst");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      paste (fixture, rows[i]);
      g_assert_cmpuint (fixture->n_pasted, ==, i + 1);
      g_assert_cmpstr (fixture->pasted, ==, rows[i]);
      assert_text (fixture, "eerst");
    }

  /* One line is text, with or without its end. */
  paste (fixture, " folder");
  assert_text (fixture, "eerst folder");
  paste (fixture, " @HRM\r\n");
  assert_text (fixture, "eerst folder @HRM");
  assert_chips (fixture, "[HRM]");
  g_assert_cmpuint (fixture->n_pasted, ==, G_N_ELEMENTS (rows));

  iteam_quick_add_bar_set_text (fixture->bar, "een\nregel");
  assert_text (fixture, "een regel");
  g_assert_cmpuint (fixture->n_pasted, ==, G_N_ELEMENTS (rows));
}

/* People come and are renamed while someone types. */
static void
test_directory (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (IteamDirectory) other = make_directory ("PenO");

  type (fixture, "folder @PenO");
  assert_chips (fixture, "");
  g_object_set (fixture->bar, "directory", other, NULL);
  assert_chips (fixture, "[PenO]");
  g_object_set (fixture->bar, "directory", NULL, NULL);
  assert_chips (fixture, "");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (fixture->entry)));
}

/* The keyboard goes on to what comes before, and does not stay. */
static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("voor");
  g_autoptr (GtkWidget) bar = g_object_ref (GTK_WIDGET (fixture->bar));

  gtk_window_set_child (fixture->window, NULL);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_window_set_child (fixture->window, box);
  while (gtk_widget_get_height (before) == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (gtk_widget_grab_focus (bar));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (fixture->window) == before);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/quick-add-bar/add", test_add },
    { "/quick-add-bar/remove", test_remove },
    { "/quick-add-bar/no-title", test_no_title },
    { "/quick-add-bar/escape", test_escape },
    { "/quick-add-bar/paste", test_paste },
    { "/quick-add-bar/directory", test_directory },
    { "/quick-add-bar/leave", test_leave },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_printerr ("There is no display\n");

      return 77;
    }
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
