/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-help-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-breakpoint-bin.h"
#include "iteam-compat.h"
#include "iteam-help-page.h"
#include "iteam-manual.h"

/**
 * IteamHelpWindow:
 *
 * The manual, beside the window that it tells of: its chapters in a list and one of them
 * to read, or one of the two where there is no room for both.
 */
struct _IteamHelpWindow
{
  AdwWindow parent_instance;

  gboolean reading;
  guint scroll_source;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkSearchEntry *entry;
  GtkListBox *list;
  AdwWindowTitle *title;
  GtkWidget *side;
  AdwToastOverlay *toasts;
  GtkScrolledWindow *scroller;
  IteamHelpPage *page;

  /* borrowed: a chapter of the manual */
  const IteamManualChapter *chapter;

  /* owned */
  IteamManual *manual;
  IteamSearchQuery *query;
};

enum
{
  PROP_READING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamHelpWindow, iteam_help_window, ADW_TYPE_WINDOW)

static gboolean
shows_side (IteamHelpWindow *self,
            gboolean         narrow,
            gboolean         reading)
{
  return !narrow || !reading;
}

static gboolean
shows_page (IteamHelpWindow *self,
            gboolean         narrow,
            gboolean         reading)
{
  return !narrow || reading;
}

static gboolean
shows_both (IteamHelpWindow *self,
            gboolean         narrow)
{
  return !narrow;
}

static void
set_reading (IteamHelpWindow *self,
             gboolean         reading)
{
  if (self->reading == reading)
    return;

  self->reading = reading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

/* Where something is on a page is known once the page has its size. */
static gboolean
scroll_cb (gpointer data)
{
  IteamHelpWindow *self = data;
  GtkWidget *hit = iteam_help_page_get_first_hit (self->page);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;
  double above = 0;

  self->scroll_source = 0;
  if (hit != NULL && gtk_widget_compute_bounds (hit, GTK_WIDGET (self->page), &bounds))
    above = MAX (bounds.origin.y - 60, 0);
  gtk_adjustment_set_value (adjustment, above);

  return G_SOURCE_REMOVE;
}

static void
show_chapter (IteamHelpWindow          *self,
              const IteamManualChapter *chapter)
{
  self->chapter = chapter;
  iteam_help_page_show (self->page, chapter, self->query);
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

static const IteamManualChapter *
chapter_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "chapter");
}

static void
row_selected_cb (IteamHelpWindow *self,
                 GtkListBoxRow   *row)
{
  if (row != NULL && chapter_of (row) != self->chapter)
    show_chapter (self, chapter_of (row));
}

static void
row_activated_cb (IteamHelpWindow *self)
{
  set_reading (self, TRUE);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  IteamHelpWindow *self = user_data;
  const IteamManualChapter *chapter = chapter_of (row);

  return self->query == NULL || iteam_search_query_is_empty (self->query) ||
         iteam_search_query_holds (self->query, "", chapter->text);
}

static GtkListBoxRow *
first_row (IteamHelpWindow *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (filter_cb (row, self))
      break;

  return row;
}

static void
search_cb (IteamHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  g_clear_pointer (&self->query, iteam_search_query_free);
  self->query = iteam_search_query_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_list_box_invalidate_filter (self->list);

  if (row == NULL || !filter_cb (row, self))
    row = first_row (self);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  /* Also the chapter that is shown already, with other words marked. */
  show_chapter (self, chapter_of (row));
}

static void
entry_activate_cb (IteamHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  set_reading (self, TRUE);
}

static void
stop_search_cb (IteamHelpWindow *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
chapters_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamHelpWindow *self = ITEAM_HELP_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  set_reading (self, FALSE);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  set_reading (ITEAM_HELP_WINDOW (widget), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (ITEAM_HELP_WINDOW (widget)->entry));
}

static void
tell (IteamHelpWindow *self,
      const char      *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamHelpWindow) self = ITEAM_HELP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tell (self, _("The manual was saved"));
  else
    tell (self, error->message);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  IteamHelpWindow *self = ITEAM_HELP_WINDOW (source);

  if (file != NULL)
    {
      g_autoptr (GBytes) pdf = iteam_manual_read_pdf (self->manual->language, NULL);

      g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tell (self, error->message);
    }
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamHelpWindow *self = ITEAM_HELP_WINDOW (widget);
  g_autofree char *name = g_strconcat (self->manual->title, ".pdf", NULL);
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Save the Manual"),
    .accept = _("_Save"),
    .name = name,
    .filter_name = _("PDF documents"),
    .pattern = "*.pdf",
  };

  iteam_choose_file_async (widget, &request, NULL, chosen_cb, NULL);
}

static void
iteam_help_window_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamHelpWindow *self = ITEAM_HELP_WINDOW (object);

  switch (property_id)
    {
    case PROP_READING: g_value_set_boolean (value, self->reading); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_help_window_dispose (GObject *object)
{
  IteamHelpWindow *self = ITEAM_HELP_WINDOW (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);

  G_OBJECT_CLASS (iteam_help_window_parent_class)->dispose (object);
}

static void
iteam_help_window_finalize (GObject *object)
{
  IteamHelpWindow *self = ITEAM_HELP_WINDOW (object);

  g_clear_pointer (&self->query, iteam_search_query_free);
  iteam_manual_free (self->manual);

  G_OBJECT_CLASS (iteam_help_window_parent_class)->finalize (object);
}

static void
iteam_help_window_class_init (IteamHelpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_help_window_get_property;
  object_class->dispose = iteam_help_window_dispose;
  object_class->finalize = iteam_help_window_finalize;

  /* Whether, where there is room for one, a chapter is shown and not the list of them. */
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_BREAKPOINT_BIN);
  g_type_ensure (ITEAM_TYPE_HELP_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/help/iteam-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, breakpoint);
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, page);
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, side);
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, title);
  gtk_widget_class_bind_template_child (widget_class, IteamHelpWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, shows_both);
  gtk_widget_class_bind_template_callback (widget_class, shows_page);
  gtk_widget_class_bind_template_callback (widget_class, shows_side);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "help.chapters", NULL, chapters_action);
  gtk_widget_class_install_action (widget_class, "help.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.chapters", NULL);
}

static void
iteam_help_window_init (IteamHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->manual = iteam_manual_read (iteam_manual_find_language ());
  adw_window_title_set_title (self->title, self->manual->title);
  for (guint i = 0; i < self->manual->chapters->len; i++)
    {
      IteamManualChapter *chapter = g_ptr_array_index (self->manual->chapters, i);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (chapter->title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_margin_top (label, 6);
      gtk_widget_set_margin_bottom (label, 6);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, chapter->title, -1);
      g_object_set_data (G_OBJECT (row), "chapter", chapter);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

/**
 * iteam_help_window_new:
 * @parent: the window beside which it stands
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_help_window_new (GtkWindow *parent)
{
  return g_object_new (ITEAM_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}

/**
 * iteam_help_window_show:
 * @self: the window
 * @id: (nullable): by what the program knows a chapter; the first one without
 *
 * Shows that chapter.
 */
void
iteam_help_window_show (IteamHelpWindow *self,
                        const char      *id)
{
  GtkListBoxRow *wanted;

  g_return_if_fail (ITEAM_IS_HELP_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  wanted = gtk_list_box_get_row_at_index (self->list, 0);
  for (guint i = 0; i < self->manual->chapters->len; i++)
    if (g_strcmp0 (((IteamManualChapter *) g_ptr_array_index (self->manual->chapters, i))->id, id) == 0)
      wanted = gtk_list_box_get_row_at_index (self->list, (int) i);
  gtk_list_box_select_row (self->list, wanted);
  set_reading (self, id != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (wanted));
}

/**
 * iteam_help_window_get_chapter:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): by what the program knows the chapter that is
 *   shown.
 */
const char *
iteam_help_window_get_chapter (IteamHelpWindow *self)
{
  g_return_val_if_fail (ITEAM_IS_HELP_WINDOW (self), NULL);

  return self->chapter != NULL ? self->chapter->id : NULL;
}
