/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#include "iteam-full-screen-box.h"

/* How long a page is looked at before the place is remembered. */
#define REST_MILLISECONDS 1500

/**
 * IteamReader:
 *
 * A document to be read: its pages, what stands beside them, and a bar of tools.
 * It has no window of its own, so that it stands in any pane.
 */

enum
{
  PROP_CLOSABLE = 1,
  PROP_SIDE_VISIBLE,
  PROP_DUAL,
  PROP_DARK,
  PROP_FULL_SCREEN,
  N_PROPS
};

enum
{
  SIGNAL_CLOSE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamReader, iteam_reader, ADW_TYPE_BIN)

/* Private: the number of the page that is read. */
void
iteam_reader_show_page (IteamReader *self)
{
  guint page = iteam_reader_view_get_page (self->view);
  const char *label = self->document != NULL ? iteam_pdf_document_get_page_label (self->document, page) : NULL;
  guint n_pages = self->document != NULL ? iteam_pdf_document_get_n_pages (self->document) : 0;
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *of = NULL;

  gtk_editable_set_text (self->page_entry, label != NULL ? label : number);
  /* Translators: how many pages there are, and where one is if the document counts in another way. */
  of = label != NULL ? g_strdup_printf (_("(%u of %u)"), page + 1, n_pages) : g_strdup_printf (_("of %u"), n_pages);
  gtk_label_set_label (self->pages_label, of);
}

static void
remember_place (IteamReader *self)
{
  IteamReaderPosition position = { 0 };
  IteamReaderSpot spot;

  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->document == NULL || self->hash == NULL || !g_settings_get_boolean (self->settings, ITEAM_READER_REMEMBER))
    return;

  iteam_reader_view_get_spot (self->view, &spot);
  position.page = spot.page;
  position.y = spot.y;
  position.scale = iteam_reader_view_get_scale (self->view);
  position.fit = iteam_reader_view_get_fit (self->view);
  position.columns = iteam_reader_view_get_columns (self->view);
  position.rotation = iteam_reader_view_get_rotation (self->view);
  iteam_reader_places_write (self->hash, &position);
}

static gboolean
rest_cb (gpointer user_data)
{
  IteamReader *self = user_data;

  self->place_source = 0;
  remember_place (self);

  return G_SOURCE_REMOVE;
}

static void
show_scale (IteamReader *self)
{
  double scale = iteam_reader_view_get_scale (self->view) / ITEAM_READER_FULL_SCALE;
  g_autofree char *label = g_strdup_printf ("%d %%", (int) round (scale * 100));

  gtk_menu_button_set_label (self->zoom_button, label);
}

/* Private: what stands around the pages. */
void
iteam_reader_show_state (IteamReader *self)
{
  g_clear_handle_id (&self->show_source, g_source_remove);
  iteam_reader_side_set_page (self->side, iteam_reader_view_get_page (self->view));
  iteam_reader_find_set_page (self->find, iteam_reader_view_get_page (self->view));
  iteam_reader_side_set_rotation (self->side, iteam_reader_view_get_rotation (self->view));
  iteam_reader_side_set_dark (self->side, iteam_reader_view_get_dark (self->view));
  if (!(gtk_widget_get_state_flags (GTK_WIDGET (self->page_entry)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    iteam_reader_show_page (self);
  show_scale (self);
  iteam_reader_update_actions (self);
}

static gboolean
show_cb (gpointer user_data)
{
  IteamReader *self = user_data;

  self->show_source = 0;
  iteam_reader_show_state (self);

  return G_SOURCE_REMOVE;
}

/* The view finds out in the middle of a layout which page it shows, and how large;
 * what stands around it may not change there. */
static void
view_changed_cb (IteamReader *self)
{
  if (self->show_source == 0)
    self->show_source = g_idle_add_full (G_PRIORITY_DEFAULT, show_cb, self, NULL);
  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->document != NULL)
    self->place_source = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
}

/* A number, or what the document calls a page. */
static gboolean
find_page (IteamReader *self,
           const char  *text,
           guint       *page)
{
  guint n_pages = iteam_pdf_document_get_n_pages (self->document);
  guint64 number;

  for (guint i = 0; i < n_pages; i++)
    {
      const char *label = iteam_pdf_document_get_page_label (self->document, i);

      if (label != NULL && g_ascii_strcasecmp (label, text) == 0)
        {
          *page = i;

          return TRUE;
        }
    }
  if (!g_ascii_string_to_unsigned (text, 10, 1, n_pages, &number, NULL))
    return FALSE;
  *page = (guint) number - 1;

  return TRUE;
}

static void
page_entered_cb (IteamReader *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->page_entry)));
  guint page;

  if (self->document == NULL)
    return;

  if (find_page (self, text, &page))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->page_entry), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      iteam_reader_jump (self, page, NAN);
      iteam_reader_show_page (self);
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->page_entry), "error");
}

static void
page_left_cb (IteamReader *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->page_entry), "error");
  iteam_reader_show_page (self);
}

static void
close_cb (IteamReader *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
side_go_to_cb (IteamReader *self,
               guint        page,
               double       y)
{
  iteam_reader_jump (self, page, y);
}

static void
side_open_uri_cb (IteamReader *self,
                  const char  *uri)
{
  iteam_reader_follow_link (self, -1, NAN, uri);
}

static void
context_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            IteamReader     *self)
{
  iteam_reader_show_context_menu (self, x, y);
}

static void
set_side_visible (IteamReader *self,
                  gboolean     visible)
{
  if (self->side_visible == visible)
    return;

  self->side_visible = visible;
  /* Who opens the side has done with finding. */
  if (self->find_visible)
    iteam_reader_close_find (self);
  iteam_reader_show_side (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDE_VISIBLE]);
}

static void
iteam_reader_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  IteamReader *self = ITEAM_READER (object);

  switch (property_id)
    {
    case PROP_CLOSABLE: g_value_set_boolean (value, self->closable); break;
    case PROP_SIDE_VISIBLE: g_value_set_boolean (value, self->side_visible); break;
    case PROP_DUAL: g_value_set_boolean (value, iteam_reader_view_get_columns (self->view) != ITEAM_READER_COLUMNS_SINGLE); break;
    case PROP_DARK: g_value_set_boolean (value, iteam_reader_view_get_dark (self->view)); break;
    case PROP_FULL_SCREEN: g_value_set_boolean (value, self->full_screen); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  IteamReader *self = ITEAM_READER (object);

  switch (property_id)
    {
    case PROP_CLOSABLE:
      self->closable = g_value_get_boolean (value);
      gtk_widget_set_visible (self->close_button, self->closable);
      break;
    case PROP_SIDE_VISIBLE:
      set_side_visible (self, g_value_get_boolean (value));
      break;
    case PROP_DUAL:
      iteam_reader_view_set_columns (self->view, g_value_get_boolean (value) ? ITEAM_READER_COLUMNS_BOOK : ITEAM_READER_COLUMNS_SINGLE);
      break;
    case PROP_DARK:
      iteam_reader_view_set_dark (self->view, g_value_get_boolean (value));
      break;
    case PROP_FULL_SCREEN:
      iteam_reader_set_full_screen (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_reader_dispose (GObject *object)
{
  IteamReader *self = ITEAM_READER (object);

  if (self->view != NULL)
    {
      iteam_reader_close (self);
      iteam_reader_set_thing (self, NULL, 0);
      iteam_reader_forget (self);
    }
  g_clear_pointer ((GtkWidget **) &self->context_menu, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->note_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->action_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->cite_popover, gtk_widget_unparent);
  self->view = NULL;
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (iteam_reader_parent_class)->dispose (object);
}

/* Who does not want to be remembered any more wants what was to be forgotten. */
static void
remember_changed_cb (IteamReader *self)
{
  if (!g_settings_get_boolean (self->settings, ITEAM_READER_REMEMBER))
    iteam_reader_places_forget ();
}

static void
iteam_reader_finalize (GObject *object)
{
  iteam_reader_trail_free (ITEAM_READER (object)->trail);
  iteam_reader_recent_free (ITEAM_READER (object)->recent);

  G_OBJECT_CLASS (iteam_reader_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * IteamReader:closable:
   *
   * Whether there is a button to go back to where the document was chosen.
   */
  properties[PROP_CLOSABLE] = g_param_spec_boolean ("closable", NULL, NULL, FALSE, flags);
  /**
   * IteamReader:side-visible:
   *
   * Whether outline, pages and annotations are beside the pages.
   */
  properties[PROP_SIDE_VISIBLE] = g_param_spec_boolean ("side-visible", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DUAL] = g_param_spec_boolean ("dual", NULL, NULL, FALSE, flags);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  /**
   * IteamReader:full-screen:
   *
   * Whether the pages have the whole screen.
   */
  properties[PROP_FULL_SCREEN] = g_param_spec_boolean ("full-screen", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IteamReader, close_button);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, context_menu);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, find);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, page_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, pages_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, password_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, password_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, problem_page);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, side);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, side_box);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, side_stack);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, title_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, toolbar);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, view);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, waiting_page);
  gtk_widget_class_bind_template_child (widget_class, IteamReader, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, context_cb);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_begun);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_close_find);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_enter_password);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_enter_window);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_follow_link);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_go_to_hit);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_leave_window);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_show_hits);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_show_marks);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_show_note);
  gtk_widget_class_bind_template_callback (widget_class, iteam_reader_update_actions);
  gtk_widget_class_bind_template_callback (widget_class, page_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_open_uri_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
iteam_reader_class_init (IteamReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_reader_get_property;
  object_class->set_property = iteam_reader_set_property;
  object_class->dispose = iteam_reader_dispose;
  object_class->finalize = iteam_reader_finalize;
  install_properties (object_class);

  /**
   * IteamReader::close:
   *
   * Emitted when a person wants to go back to where the document was chosen.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_property_action (widget_class, "reader.side", "side-visible");
  gtk_widget_class_install_property_action (widget_class, "reader.dual", "dual");
  gtk_widget_class_install_property_action (widget_class, "reader.dark", "dark");
  gtk_widget_class_install_property_action (widget_class, "reader.full-screen", "full-screen");
  iteam_reader_install_actions (widget_class);

  g_type_ensure (ITEAM_TYPE_FULL_SCREEN_BOX);
  g_type_ensure (ITEAM_TYPE_READER_FIND);
  g_type_ensure (ITEAM_TYPE_READER_SIDE);
  g_type_ensure (ITEAM_TYPE_READER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader.ui");
  bind_template (widget_class);
}

static void
iteam_reader_init (IteamReader *self)
{
  GListModel *passages;

  self->fd = -1;
  self->trail = iteam_reader_trail_new ();
  self->recent = iteam_reader_recent_new ();
  self->settings = g_settings_new (ITEAM_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->context_menu), GTK_WIDGET (self));

  passages = iteam_reader_notes_get_passages (iteam_reader_side_get_notes (self->side));
  g_signal_connect_object (passages, "items-changed", G_CALLBACK (iteam_reader_show_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" ITEAM_READER_REMEMBER, G_CALLBACK (remember_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.leave-full-screen", FALSE);
  iteam_reader_update_actions (self);
}

/**
 * iteam_reader_new:
 *
 * Returns: (transfer floating): a reader of nothing.
 */
GtkWidget *
iteam_reader_new (void)
{
  return g_object_new (ITEAM_TYPE_READER, NULL);
}

/**
 * iteam_reader_set_thing:
 * @self: a reader
 * @store: (nullable): the team file
 * @document: key of the document in the register, or 0
 *
 * Says whose annotations are shown, and what an action point is made from.
 */
void
iteam_reader_set_thing (IteamReader *self,
                        IteamStore  *store,
                        gint64       document)
{
  g_return_if_fail (ITEAM_IS_READER (self));

  g_set_object (&self->store, store);
  self->id = document;
  iteam_reader_side_set_thing (self->side, store, document);
  iteam_reader_find_set_stored (self->find, store, self->hash);
  iteam_reader_update_actions (self);
}

/**
 * iteam_reader_go_to:
 * @self: a reader
 * @page: from 0
 * @query: (nullable): words on that page, to be highlighted
 *
 * Goes to a page; if no document is open yet, as soon as one is.
 */
void
iteam_reader_go_to (IteamReader *self,
                    guint        page,
                    const char  *query)
{
  g_autofree char *words = g_strdup (query);

  g_return_if_fail (ITEAM_IS_READER (self));

  g_free (self->wanted_query);
  self->wanted_query = g_steal_pointer (&words);
  self->wanted_page = page;
  self->has_wanted = self->document == NULL;
  if (self->document == NULL || page >= iteam_pdf_document_get_n_pages (self->document))
    return;

  iteam_reader_jump (self, page, NAN);
  if (self->wanted_query != NULL)
    iteam_reader_highlight (self, page, self->wanted_query);
}

/**
 * iteam_reader_show_waiting:
 * @self: a reader
 * @sentence: (nullable): what is waited for
 *
 * Shows that the document is on its way.
 */
void
iteam_reader_show_waiting (IteamReader *self,
                           const char  *sentence)
{
  g_return_if_fail (ITEAM_IS_READER (self));

  adw_status_page_set_description (self->waiting_page, sentence);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

/**
 * iteam_reader_show_error:
 * @self: a reader
 * @sentence: why the document cannot be shown
 */
void
iteam_reader_show_error (IteamReader *self,
                         const char  *sentence)
{
  g_return_if_fail (ITEAM_IS_READER (self));

  adw_status_page_set_description (self->problem_page, sentence);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  iteam_reader_update_actions (self);
}

/**
 * iteam_reader_close:
 * @self: a reader
 *
 * Closes the document, and remembers where this person was in it.
 */
void
iteam_reader_close (IteamReader *self)
{
  g_return_if_fail (ITEAM_IS_READER (self));

  remember_place (self);
  iteam_reader_flush (self);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  iteam_reader_stop_finding (self);
  iteam_reader_view_set_document (self->view, NULL);
  iteam_reader_side_set_document (self->side, NULL);
  iteam_reader_find_set_document (self->find, NULL);
  if (self->document != NULL && self->hash != NULL)
    iteam_reader_recent_keep (self->recent, self->hash, self->document);
  g_clear_object (&self->document);
  g_clear_object (&self->again);
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_handle_id (&self->show_source, g_source_remove);
  gtk_editable_set_text (self->page_entry, "");
  gtk_label_set_label (self->pages_label, "");
  gtk_label_set_label (self->title_label, "");
  if (self->fd >= 0)
    close (g_steal_fd (&self->fd));
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->password, g_free);
  g_clear_pointer (&self->position, g_free);
  g_clear_pointer (&self->wanted_query, g_free);
  self->has_wanted = FALSE;
  iteam_reader_trail_clear (self->trail);
  gtk_stack_set_visible_child_name (self->stack, "none");
  iteam_reader_update_actions (self);
}

/**
 * iteam_reader_flush:
 * @self: a reader
 *
 * Writes what is still being typed in an annotation.
 */
void
iteam_reader_flush (IteamReader *self)
{
  g_return_if_fail (ITEAM_IS_READER (self));

  iteam_reader_notes_flush (iteam_reader_side_get_notes (self->side));
}
