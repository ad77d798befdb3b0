/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-minutes-buffer.h"
#include "iteam-minutes-editor.h"
#include "window-fixture.h"

/* Typing minutes as in a word processor, down to the CommonMark that is kept. */

static void
type (IteamMinutesBuffer *buffer,
      const char         *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int length = (int) (g_utf8_next_char (p) - p);

      if (*p == '\n' && iteam_minutes_buffer_break_line (buffer))
        continue;
      if (*p == ' ' && iteam_minutes_buffer_begin_list (buffer))
        continue;
      gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (buffer), p, length, TRUE);
    }
}

static void
assert_markup (IteamMinutesBuffer *buffer,
               const char         *wanted)
{
  g_autofree char *got = iteam_minutes_buffer_get_markup (buffer);

  g_assert_cmpstr (got, ==, wanted);
}

static void
test_lists (void)
{
  g_autoptr (IteamMinutesBuffer) buffer = iteam_minutes_buffer_new ();

  type (buffer, "Gezegd is:\n- een\ntwee\n");
  assert_markup (buffer, "Gezegd is:\n\n  - een\n  - twee\n  -");
  g_assert_true (iteam_minutes_buffer_indent (buffer, 1));
  type (buffer, "dieper\n");
  g_assert_true (iteam_minutes_buffer_is_at_start (buffer));
  g_assert_true (iteam_minutes_buffer_back_out (buffer));
  g_assert_true (iteam_minutes_buffer_back_out (buffer));
  type (buffer, "Daarna");
  assert_markup (buffer, "Gezegd is:\n\n  - een\n  - twee\n      - dieper\n\nDaarna");

  iteam_minutes_buffer_toggle_list (buffer, ITEAM_MARKUP_NUMBER);
  type (buffer, "\nnog een");
  assert_markup (buffer, "Gezegd is:\n\n  - een\n  - twee\n      - dieper\n\n<!-- end list -->\n\n1.  Daarna\n2.  nog een");
}

/* Numbers follow when a line comes between. */
static void
test_numbers (void)
{
  g_autoptr (IteamMinutesBuffer) buffer = iteam_minutes_buffer_new ();
  GtkTextIter end;

  type (buffer, "1. een\ntwee\ndrie");
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer), &end, 0);
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &end);
  type (buffer, "\nertussen");
  assert_markup (buffer, "1.  een\n2.  ertussen\n3.  twee\n4.  drie");
}

static void
test_styles (void)
{
  g_autoptr (IteamMinutesBuffer) buffer = iteam_minutes_buffer_new ();

  type (buffer, "De ");
  iteam_minutes_buffer_toggle_style (buffer, ITEAM_MARKUP_STRONG);
  type (buffer, "code");
  iteam_minutes_buffer_toggle_style (buffer, ITEAM_MARKUP_STRONG);
  type (buffer, " geldt");
  assert_markup (buffer, "De **code** geldt");
}

/* What is shown is what was kept, whatever it holds; and what was kept stays. */
static void
test_again (void)
{
  static const char *const texts[] = {
    "", "Eén regel", "Eén\n\ntwee", "  - een\n      - dieper\n  - twee", "1.  een\n2.  twee", "*cursief* en **vet** en ***beide***",
    "- geen\\\nlijst", "2 \\* 3", "### Kop\n\ntekst",
  };
  g_autoptr (IteamMinutesBuffer) buffer = iteam_minutes_buffer_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = NULL;

      iteam_minutes_buffer_set_markup (buffer, texts[i]);
      once = iteam_minutes_buffer_get_markup (buffer);
      iteam_minutes_buffer_set_markup (buffer, once);
      assert_markup (buffer, once);
    }
}

/* The line that becomes something else leaves the text. */
static void
test_line (void)
{
  g_autoptr (IteamMinutesBuffer) buffer = iteam_minutes_buffer_new ();
  g_autofree char *line = NULL;

  type (buffer, "Ervoor\n- folder maken @HRM");
  line = iteam_minutes_buffer_get_line (buffer);
  g_assert_cmpstr (line, ==, "folder maken @HRM");
  iteam_minutes_buffer_take_line (buffer);
  assert_markup (buffer, "Ervoor");
}

static gboolean
is_set (gpointer data)
{
  return *(int *) data > 0;
}

static void
count_cb (int *count)
{
  (*count)++;
}

/* Saved while one types, and not again when nothing changed. */
static void
test_editor (void)
{
  g_autoptr (GtkWidget) editor = g_object_ref_sink (g_object_new (ITEAM_TYPE_MINUTES_EDITOR, NULL));
  GtkTextView *view = GTK_TEXT_VIEW (find_child (editor, "view"));
  IteamMinutesBuffer *buffer = ITEAM_MINUTES_BUFFER (gtk_text_view_get_buffer (view));
  g_autofree char *typed = NULL;
  int n_done = 0;

  g_signal_connect_swapped (editor, "done", G_CALLBACK (count_cb), &n_done);
  iteam_minutes_editor_show (ITEAM_MINUTES_EDITOR (editor), "* oud");
  iteam_minutes_editor_finish (ITEAM_MINUTES_EDITOR (editor));
  g_assert_cmpint (n_done, ==, 0);
  type (buffer, "nieuw ");
  wait_until (is_set, &n_done);
  typed = iteam_minutes_editor_get_typed (ITEAM_MINUTES_EDITOR (editor));
  g_assert_cmpstr (iteam_minutes_editor_get_read (ITEAM_MINUTES_EDITOR (editor)), ==, "* oud");
  iteam_minutes_editor_take_saved (ITEAM_MINUTES_EDITOR (editor), typed);
  iteam_minutes_editor_finish (ITEAM_MINUTES_EDITOR (editor));
  g_assert_cmpint (n_done, ==, 1);

  /* What is being typed is left alone when the file changes. */
  type (buffer, "meer ");
  iteam_minutes_editor_show (ITEAM_MINUTES_EDITOR (editor), "van een ander");
  g_assert_cmpstr (iteam_minutes_editor_get_read (ITEAM_MINUTES_EDITOR (editor)), ==, typed);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add_func ("/minutes-editor/lists", test_lists);
  g_test_add_func ("/minutes-editor/numbers", test_numbers);
  g_test_add_func ("/minutes-editor/styles", test_styles);
  g_test_add_func ("/minutes-editor/again", test_again);
  g_test_add_func ("/minutes-editor/line", test_line);
  g_test_add_func ("/minutes-editor/editor", test_editor);

  return window_fixture_run ();
}
