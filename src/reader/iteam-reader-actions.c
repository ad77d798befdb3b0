/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "iteam-compat.h"
#include "iteam-place.h"
#include "iteam-reader-copy.h"
#include "iteam-reader-print.h"
#include "iteam-reader-properties.h"

/* What a person can do in the reader, apart from reading. */

static void
tell (IteamReader *self,
      const char  *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

/* Private: goes to a place, from which one can go back. */
void
iteam_reader_jump (IteamReader *self,
                   guint        page,
                   double       y)
{
  IteamReaderSpot spot;

  if (self->document == NULL || page >= iteam_pdf_document_get_n_pages (self->document))
    return;

  iteam_reader_view_get_spot (self->view, &spot);
  iteam_reader_trail_leave (self->trail, &spot);
  iteam_reader_view_go_to (self->view, page, y);
  iteam_reader_update_actions (self);
}

static void
go (IteamReader *self,
    gboolean     forward)
{
  IteamReaderSpot here, there;

  if (self->document == NULL)
    return;

  iteam_reader_view_get_spot (self->view, &here);
  if (iteam_reader_trail_go (self->trail, forward, &here, &there))
    iteam_reader_view_go_to (self->view, there.page, there.y);
  iteam_reader_update_actions (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  go (ITEAM_READER (widget), FALSE);
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  go (ITEAM_READER (widget), TRUE);
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->page_entry));
  gtk_editable_select_region (self->page_entry, 0, -1);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  iteam_reader_view_zoom (ITEAM_READER (widget)->view, 1);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  iteam_reader_view_zoom (ITEAM_READER (widget)->view, -1);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  iteam_reader_view_set_scale (ITEAM_READER (widget)->view, g_variant_get_double (parameter) * ITEAM_READER_FULL_SCALE);
}

static void
fit_width_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  iteam_reader_view_set_fit (ITEAM_READER (widget)->view, ITEAM_READER_FIT_WIDTH);
}

static void
fit_page_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  iteam_reader_view_set_fit (ITEAM_READER (widget)->view, ITEAM_READER_FIT_PAGE);
}

static void
rotate (IteamReader *self,
        unsigned     degrees)
{
  iteam_reader_view_set_rotation (self->view, (iteam_reader_view_get_rotation (self->view) + degrees) % 360);
}

static void
rotate_right_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  rotate (ITEAM_READER (widget), 90);
}

static void
rotate_left_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  rotate (ITEAM_READER (widget), 270);
}

static void
leave_full_screen_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  iteam_reader_set_full_screen (ITEAM_READER (widget), FALSE);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  text = g_strdup_printf (_("No program opened the address. %s"), error->message);
  tell (self, text);
}

static void
link_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  IteamReader *self = ITEAM_READER (source);
  g_autofree char *uri = user_data;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (g_strcmp0 (answer, "open") != 0)
    return;

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, g_object_ref (self));
}

/* Private: a link of the document was followed. A page is gone to; an address is
 * only opened when a person has seen where it leads, and only if it leads to a
 * page or a letter: a document has no business with programs and files. */
void
iteam_reader_follow_link (IteamReader *self,
                          int          page,
                          double       y,
                          const char  *uri)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "open", _("_Open"), ITEAM_ANSWER_SUGGESTED },
  };
  g_autofree char *scheme = uri != NULL ? g_uri_parse_scheme (uri) : NULL;

  if (page >= 0)
    {
      iteam_reader_jump (self, (guint) page, y);

      return;
    }
  if (uri == NULL)
    return;

  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "mailto") == 0)
    iteam_ask_async (GTK_WIDGET (self), _("Open This Address?"), uri, NULL, answers, G_N_ELEMENTS (answers), NULL,
                     link_answered_cb, g_strdup (uri));
  else
    tell (self, _("This link leads to a file or a program, which a document may not open."));
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (iteam_reader_print_run_finish (ITEAM_READER_PRINT (source), result, &error) || error == NULL)
    return;

  text = g_strdup_printf (_("Not everything was printed. %s"), error->message);
  tell (self, text);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  g_autoptr (IteamReaderPrint) print = iteam_reader_print_new (self->document, self->title, iteam_reader_view_get_page (self->view));
  GtkRoot *root = gtk_widget_get_root (widget);

  iteam_reader_print_run_async (print, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                printed_cb, g_object_ref (self));
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  iteam_reader_save_copy (widget, ITEAM_READER (widget)->fd, ITEAM_READER (widget)->title);
}

static void
open_elsewhere_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  iteam_reader_open_elsewhere (widget, ITEAM_READER (widget)->fd, ITEAM_READER (widget)->title);
}

static void
properties_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  struct stat about;
  gint64 size = fstat (self->fd, &about) == 0 ? about.st_size : 0;
  GtkWidget *window = iteam_reader_properties_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->document,
                                                   iteam_reader_view_get_page (self->view), size);

  gtk_window_present (GTK_WINDOW (window));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  iteam_reader_view_copy (ITEAM_READER (widget)->view);
}

static gboolean
has_selection (IteamReader *self)
{
  return self->document != NULL && !iteam_reader_selection_is_empty (iteam_reader_view_get_selection (self->view));
}

/* The passage that is selected and in sight, of which the first page counts;
 * without one, the page that is read. */
static IteamPassage *
new_passage (IteamReader      *self,
             IteamPassageKind  kind)
{
  const IteamReaderSelection *selection = iteam_reader_view_get_selection (self->view);
  gboolean selected = iteam_reader_view_sees_selection (self->view);
  guint page = selected ? selection->first.page : iteam_reader_view_get_page (self->view);
  IteamPassage *passage = iteam_passage_new (self->id, page, kind);
  IteamPdfText *text = iteam_reader_view_get_text (self->view, page);
  g_autofree char *quote = NULL;
  g_autoptr (GArray) rects = NULL;
  unsigned from, to;

  if (!selected || text == NULL ||
      !iteam_reader_selection_on_page (selection, page, iteam_pdf_text_get_n_chars (text), &from, &to))
    return passage;

  quote = iteam_pdf_text_get_part (text, from, to);
  iteam_passage_set_quote (passage, quote);
  rects = iteam_pdf_text_get_rects (text, from, to);
  g_object_set (passage, "first", from, "last", to,
                "top", rects->len > 0 ? MAX (0, (int) g_array_index (rects, IteamPdfRect, 0).y1) : 0, NULL);

  return passage;
}

/* Where the selected passage ends, or else the middle of the view's upper edge. */
static void
point_to (IteamReader *self,
          GtkPopover  *popover)
{
  GdkRectangle area = { gtk_widget_get_width (GTK_WIDGET (self->view)) / 2, 24, 1, 1 };
  graphene_point_t point = GRAPHENE_POINT_INIT_ZERO;

  if (iteam_reader_view_sees_selection (self->view))
    iteam_reader_view_find_selection (self->view, &area);
  area.y = CLAMP (area.y, 0, gtk_widget_get_height (GTK_WIDGET (self->view)));
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) area.x, (float) area.y), &point))
    {
      area.x = (int) point.x;
      area.y = (int) point.y;
    }
  gtk_popover_set_pointing_to (popover, &area);
}

static void
note_save_cb (IteamReader  *self,
              IteamPassage *passage,
              const char   *text)
{
  iteam_reader_notes_save (iteam_reader_side_get_notes (self->side), passage, text);
}

static void
note_remove_cb (IteamReader  *self,
                IteamPassage *passage)
{
  iteam_reader_notes_remove (iteam_reader_side_get_notes (self->side), passage);
}

/* Made when they are first asked for: a page should not wait for them. */
static IteamReaderNotePopover *
need_note_popover (IteamReader *self)
{
  if (self->note_popover == NULL)
    {
      self->note_popover = iteam_reader_note_popover_new ();
      gtk_widget_set_parent (GTK_WIDGET (self->note_popover), GTK_WIDGET (self));
      g_signal_connect_object (self->note_popover, "save", G_CALLBACK (note_save_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->note_popover, "remove", G_CALLBACK (note_remove_cb), self, G_CONNECT_SWAPPED);
    }

  return self->note_popover;
}

static IteamReaderActionPopover *
need_action_popover (IteamReader *self)
{
  if (self->action_popover == NULL)
    {
      self->action_popover = iteam_reader_action_popover_new ();
      gtk_widget_set_parent (GTK_WIDGET (self->action_popover), GTK_WIDGET (self));
    }

  return self->action_popover;
}

static IteamReaderCitePopover *
need_cite_popover (IteamReader *self)
{
  if (self->cite_popover == NULL)
    {
      self->cite_popover = iteam_reader_cite_popover_new ();
      gtk_widget_set_parent (GTK_WIDGET (self->cite_popover), GTK_WIDGET (self));
    }

  return self->cite_popover;
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  g_autoptr (IteamPassage) passage = new_passage (self, ITEAM_PASSAGE_NOTE);

  iteam_reader_note_popover_set_passage (need_note_popover (self), passage,
                                         iteam_pdf_document_get_page_label (self->document, iteam_passage_get_fields (passage)->page),
                                         TRUE, TRUE);
  point_to (self, GTK_POPOVER (self->note_popover));
  gtk_popover_popup (GTK_POPOVER (self->note_popover));
}

/* Where a passage is in the text of its page. What was annotated in another version
 * of the document, or read by another version of the program that reads it, is found
 * by its words. */
static gboolean
find_passage (IteamReader              *self,
              const IteamPassageFields *fields,
              guint                    *first,
              guint                    *last)
{
  IteamPdfText *text = iteam_reader_view_get_text (self->view, fields->page);

  *first = fields->first;
  *last = fields->last;
  if (text == NULL || fields->quote == NULL)
    return fields->last > fields->first;

  /* Of a long passage the words are only how it begins. */
  if (!iteam_passage_find (iteam_pdf_text_get_string (text), fields->quote, fields->first, first, last))
    return FALSE;
  if (*first == fields->first)
    *last = MAX (*last, MIN (fields->last, iteam_pdf_text_get_n_chars (text)));

  return TRUE;
}

/* Private: what is written at a marked passage that was clicked. */
void
iteam_reader_show_note (IteamReader *self,
                        guint        page,
                        guint        index)
{
  IteamReaderNotes *notes = iteam_reader_side_get_notes (self->side);
  GListModel *passages = iteam_reader_notes_get_passages (notes);

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (IteamPassage) passage = g_list_model_get_item (passages, i);
      const IteamPassageFields *fields = iteam_passage_get_fields (passage);
      IteamReaderSelection selection = { { page, 0 }, { page, 0 } };

      if (fields->page != page || fields->kind != ITEAM_PASSAGE_NOTE ||
          !find_passage (self, fields, &selection.first.index, &selection.last.index) ||
          index < selection.first.index || index > selection.last.index)
        continue;

      iteam_reader_view_set_selection (self->view, &selection);
      iteam_reader_notes_select (notes, passage);
      iteam_reader_note_popover_set_passage (need_note_popover (self), passage, iteam_pdf_document_get_page_label (self->document, page),
                                             iteam_reader_notes_is_own (notes, passage), FALSE);
      point_to (self, GTK_POPOVER (self->note_popover));
      gtk_popover_popup (GTK_POPOVER (self->note_popover));

      return;
    }
}

static void
bookmark_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  IteamReaderNotes *notes = iteam_reader_side_get_notes (self->side);
  g_autoptr (IteamPassage) passage = NULL;

  if (!iteam_reader_view_sees_selection (self->view))
    {
      iteam_reader_notes_bookmark (notes);

      return;
    }
  passage = new_passage (self, ITEAM_PASSAGE_BOOKMARK);
  iteam_reader_notes_save (notes, passage, NULL);
}

/* The passage with where it is from. */
static char *
describe_passage (IteamReader              *self,
                  const IteamPassageFields *fields)
{
  const char *label = iteam_pdf_document_get_page_label (self->document, fields->page);
  g_autofree char *number = g_strdup_printf ("%u", fields->page + 1);
  g_autofree char *place = iteam_place_describe (self->title, label != NULL ? label : number);

  /* Translators: a passage of a document, then "Gedragscode, page 12". */
  return fields->quote != NULL ? g_strdup_printf (_("“%s” (%s)"), fields->quote, place) : g_steal_pointer (&place);
}

static void
cite_in_minutes_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  g_autoptr (IteamPassage) passage = new_passage (self, ITEAM_PASSAGE_NOTE);
  g_autofree char *citation = describe_passage (self, iteam_passage_get_fields (passage));

  iteam_reader_cite_popover_set_passage (need_cite_popover (self), self->store, passage, citation);
  point_to (self, GTK_POPOVER (self->cite_popover));
  gtk_popover_popup (GTK_POPOVER (self->cite_popover));
}

/* To be pasted into a letter. */
static void
cite_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  g_autoptr (IteamPassage) passage = new_passage (self, ITEAM_PASSAGE_NOTE);
  const IteamPassageFields *fields = iteam_passage_get_fields (passage);
  g_autofree char *text = describe_passage (self, fields);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  tell (self, fields->quote != NULL ? _("Copied the passage with its source.") : _("Copied the title and the page."));
}

static void
make_action_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  g_autoptr (IteamPassage) passage = new_passage (self, ITEAM_PASSAGE_NOTE);

  iteam_reader_action_popover_set_passage (need_action_popover (self), self->store, passage, self->title,
                                           iteam_pdf_document_get_page_label (self->document, iteam_passage_get_fields (passage)->page));
  point_to (self, GTK_POPOVER (self->action_popover));
  gtk_popover_popup (GTK_POPOVER (self->action_popover));
}

static void
notes_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_object_set (widget, "side-visible", TRUE, NULL);
  iteam_reader_side_show_notes (ITEAM_READER (widget)->side);
}

/* Private: what can be done with what is under the pointer. */
void
iteam_reader_show_context_menu (IteamReader *self,
                                double       x,
                                double       y)
{
  graphene_point_t point;
  GdkRectangle area = { 0, 0, 1, 1 };

  if (self->document == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  area.x = (int) point.x;
  area.y = (int) point.y;
  gtk_popover_set_pointing_to (self->context_menu, &area);
  gtk_popover_popup (self->context_menu);
}

/* Private: the passages that the team annotated are marked on the pages. */
void
iteam_reader_show_marks (IteamReader *self)
{
  GListModel *passages = iteam_reader_notes_get_passages (iteam_reader_side_get_notes (self->side));
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (passages); i++)
    {
      g_autoptr (IteamPassage) passage = g_list_model_get_item (passages, i);
      const IteamPassageFields *fields = iteam_passage_get_fields (passage);
      IteamReaderSelection *mark;
      guint first, last;

      if (!find_passage (self, fields, &first, &last))
        continue;
      mark = g_new0 (IteamReaderSelection, 1);
      mark->first = (IteamReaderPlace) { fields->page, first };
      mark->last = (IteamReaderPlace) { fields->page, last };
      g_ptr_array_add (marks, mark);
    }
  iteam_reader_view_set_marks (self->view, marks);
}

/* Private: the side is there when it was asked for, and while something is looked for. */
void
iteam_reader_show_side (IteamReader *self)
{
  gtk_stack_set_visible_child_name (self->side_stack, self->find_visible ? "find" : "side");
  gtk_widget_set_visible (self->side_box, self->side_visible || self->find_visible);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  IteamReader *self = ITEAM_READER (widget);
  const IteamReaderSelection *selection = iteam_reader_view_get_selection (self->view);
  IteamPdfText *text = has_selection (self) ? iteam_reader_view_get_text (self->view, selection->first.page) : NULL;
  g_autofree char *words = NULL;

  /* What is selected within a line is what one wants to see more of. */
  if (text != NULL && selection->first.page == selection->last.page)
    words = iteam_pdf_text_get_part (text, selection->first.index, selection->last.index);
  if (words != NULL && (strchr (words, '\n') != NULL || strlen (words) > 80))
    g_clear_pointer (&words, g_free);

  self->find_visible = TRUE;
  iteam_reader_show_side (self);
  iteam_reader_find_begin (self->find, words);
}

static void
find_next_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  iteam_reader_find_step (ITEAM_READER (widget)->find, TRUE);
}

static void
find_previous_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  iteam_reader_find_step (ITEAM_READER (widget)->find, FALSE);
}

/* Private: what can be done now. What is not to be seen is not to be printed by a
 * key that was meant for something else. */
void
iteam_reader_update_actions (IteamReader *self)
{
  static const char *const open_actions[] = {
    "reader.side", "reader.dual", "reader.dark", "reader.page", "reader.zoom-in", "reader.zoom-out", "reader.zoom",
    "reader.fit-width", "reader.fit-page", "reader.rotate-right", "reader.rotate-left", "reader.full-screen", "reader.print",
    "reader.save-copy", "reader.open-elsewhere", "reader.properties", "reader.notes", "reader.cite", "reader.find",
    "reader.find-next", "reader.find-previous",
  };
  static const char *const write_actions[] = { "reader.note", "reader.bookmark", "reader.make-action", "reader.cite-in-minutes" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_open = self->document != NULL && gtk_widget_get_mapped (widget);
  gboolean is_editable = is_open && iteam_reader_notes_get_editable (iteam_reader_side_get_notes (self->side));

  for (gsize i = 0; i < G_N_ELEMENTS (open_actions); i++)
    gtk_widget_action_set_enabled (widget, open_actions[i], is_open);
  for (gsize i = 0; i < G_N_ELEMENTS (write_actions); i++)
    gtk_widget_action_set_enabled (widget, write_actions[i], is_editable);
  gtk_widget_action_set_enabled (widget, "reader.back", is_open && iteam_reader_trail_can_go (self->trail, FALSE));
  gtk_widget_action_set_enabled (widget, "reader.forward", is_open && iteam_reader_trail_can_go (self->trail, TRUE));
  gtk_widget_action_set_enabled (widget, "reader.copy", has_selection (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->page_entry), is_open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->zoom_button), is_open);
}

/* Private: for the class. */
void
iteam_reader_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "reader.bookmark", NULL, bookmark_action);
  gtk_widget_class_install_action (widget_class, "reader.cite", NULL, cite_action);
  gtk_widget_class_install_action (widget_class, "reader.cite-in-minutes", NULL, cite_in_minutes_action);
  gtk_widget_class_install_action (widget_class, "reader.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "reader.find-next", NULL, find_next_action);
  gtk_widget_class_install_action (widget_class, "reader.find-previous", NULL, find_previous_action);
  gtk_widget_class_install_action (widget_class, "reader.fit-page", NULL, fit_page_action);
  gtk_widget_class_install_action (widget_class, "reader.fit-width", NULL, fit_width_action);
  gtk_widget_class_install_action (widget_class, "reader.forward", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "reader.leave-full-screen", NULL, leave_full_screen_action);
  gtk_widget_class_install_action (widget_class, "reader.make-action", NULL, make_action_action);
  gtk_widget_class_install_action (widget_class, "reader.note", NULL, note_action);
  gtk_widget_class_install_action (widget_class, "reader.notes", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "reader.open-elsewhere", NULL, open_elsewhere_action);
  gtk_widget_class_install_action (widget_class, "reader.page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "reader.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "reader.properties", NULL, properties_action);
  gtk_widget_class_install_action (widget_class, "reader.rotate-left", NULL, rotate_left_action);
  gtk_widget_class_install_action (widget_class, "reader.rotate-right", NULL, rotate_right_action);
  gtk_widget_class_install_action (widget_class, "reader.save-copy", NULL, save_copy_action);
  gtk_widget_class_install_action (widget_class, "reader.zoom", "d", zoom_action);
  gtk_widget_class_install_action (widget_class, "reader.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "reader.zoom-out", NULL, zoom_out_action);
}
