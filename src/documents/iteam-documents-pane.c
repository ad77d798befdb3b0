/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-documents-pane-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-pdf-pool.h"
#include "iteam-place.h"
#include "iteam-store-documents.h"

/**
 * IteamDocumentsPane:
 *
 * The register of documents: the list with its filters and search, and the one that
 * is chosen in full beside it, or being read. Files are added by choosing, dropping or
 * pasting them.
 */

enum
{
  PROP_STORE = 1,
  PROP_BADGE,
  PROP_SHARE,
  PROP_WRITABLE,
  PROP_DETAILS,
  PROP_GROUPING,
  PROP_ORDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const groupings[] = { "none", "kind", "state", NULL };
static const char *const orders[] = { "title", "adopted", "review", "number", NULL };

G_DEFINE_FINAL_TYPE (IteamDocumentsPane, iteam_documents_pane, ADW_TYPE_BIN)

static gboolean
is_writable (IteamDocumentsPane *self)
{
  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

static int
find_nick (const char *const *nicks,
           const char        *nick)
{
  for (int i = 0; nick != NULL && nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], nick))
      return i;

  return -1;
}

static void
update_layout (IteamDocumentsPane *self)
{
  gboolean narrow = iteam_breakpoint_bin_get_narrow (self->breakpoint);
  gboolean reads = self->reads || self->awaits;
  gboolean full_screen;
  gboolean panel;

  g_object_get (self->reading, "full-screen", &full_screen, NULL);
  /* Whoever reads wants the whole width, and the fields at a click. */
  panel = (narrow || reads ? self->details : TRUE) && !full_screen;

  gtk_widget_set_visible (GTK_WIDGET (self->content), !(narrow && panel));
  gtk_widget_set_visible (self->panel_box, panel);
  gtk_widget_set_visible (self->back_button, narrow);
  gtk_widget_set_visible (self->details_button, narrow || reads);
  gtk_stack_set_visible_child_name (self->content, reads ? "reading" : "register");
}

/* Private: shows the fields, or not, where they take the place of something. */
void
iteam_documents_pane_set_details (IteamDocumentsPane *self,
                                  gboolean details)
{
  if (self->details == details)
    return;

  self->details = details;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS]);
}

/* Private: goes back from a document to the register. */
void
iteam_documents_pane_stop_reading (IteamDocumentsPane *self)
{
  if (!self->reads)
    return;

  self->reads = FALSE;
  iteam_document_reading_flush (self->reading);
  iteam_document_reading_show (self->reading, NULL, FALSE, 0, NULL);
  iteam_documents_pane_set_details (self, FALSE);
  update_layout (self);
}

/* The page that is asked for comes as soon as the register has been read: until then
 * there is not the register, which would be gone in a moment. */
static void
await_document (IteamDocumentsPane *self)
{
  self->awaits = TRUE;
  update_layout (self);
}

/* Opens a document, at the place that the fragment of a reference names. */
static void
read_document (IteamDocumentsPane *self,
               IteamDocument      *document,
               const char         *fragment)
{
  g_autofree char *quote = NULL;
  guint page = 0;
  gboolean to_page = fragment != NULL && iteam_place_parse (fragment, &page, &quote);

  iteam_documents_pane_set_details (self, FALSE);
  self->reads = TRUE;
  update_layout (self);
  iteam_document_reading_show (self->reading, document, to_page, page, quote);
  gtk_widget_child_focus (GTK_WIDGET (self->reading), GTK_DIR_TAB_FORWARD);
}

static void
show_empty_page (IteamDocumentsPane *self)
{
  gboolean none = g_list_model_get_n_items (iteam_register_get_things (self->documents)) == 0;

  adw_status_page_set_title (self->empty_page, none ? _("No Documents Yet") : _("Nothing Found"));
  adw_status_page_set_description (self->empty_page,
                                   none ? _("Drop PDFs here, or choose them: codes of conduct, protocols, guides, advice and reports.")
                                        : _("No document is like what you search for and filter by."));
  gtk_widget_set_visible (self->empty_add_button, none && is_writable (self));
  gtk_widget_set_visible (self->empty_clear_button, !none);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
update_stack (IteamDocumentsPane *self)
{
  gboolean only_pages;

  if (!iteam_register_get_loaded (self->documents))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (iteam_document_list_get_n_shown (self->list) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_empty_page (self);
  /* That no title is like it says nothing where pages hold it. */
  only_pages = iteam_document_list_get_n_shown (self->list) == 0 &&
               iteam_page_results_get_n_documents (self->page_results) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->stack), !only_pages);
  gtk_widget_set_vexpand (GTK_WIDGET (self->page_results), only_pages);
}

static void
update_actions (IteamDocumentsPane *self)
{
  IteamDocument *document = iteam_document_list_get_selected (self->list);
  gboolean chosen = document != NULL;
  gboolean writable = is_writable (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.paste", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.read",
                                 chosen && iteam_document_get_fields (document)->content != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.delete", chosen && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.history", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.copy-number", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "documents.save-copy",
                                 chosen && iteam_document_get_fields (document)->here);
}

static void
look (IteamDocumentsPane *self)
{
  IteamDocument *document = iteam_document_list_get_selected (self->list);
  const IteamRef ref = { ITEAM_KIND_DOCUMENT, document != NULL ? iteam_document_get_id (document) : 0 };

  iteam_attention_turn_to (self->attention, document != NULL ? &ref : NULL);
}

static void
follow_news (IteamDocumentsPane *self)
{
  IteamNewsList *news = self->store != NULL ? iteam_news_list_get (self->store) : NULL;

  g_clear_object (&self->news);
  self->news = news;
  iteam_attention_set_news (self->attention, news);
  iteam_document_list_set_news (self->list, news);
}

static void
selected_cb (IteamDocumentsPane *self)
{
  IteamDocument *document = iteam_document_list_get_selected (self->list);

  if (self->panel != NULL)
    iteam_document_panel_show (self->panel, document);
  if (document == NULL)
    {
      iteam_documents_pane_stop_reading (self);
      iteam_documents_pane_set_details (self, FALSE);
    }
  update_actions (self);
  look (self);
}

/* Private: opens what is chosen. What has no file has fields at least. */
void
iteam_documents_pane_open (IteamDocumentsPane *self)
{
  IteamDocument *document = iteam_document_list_get_selected (self->list);

  if (document != NULL && iteam_document_get_fields (document)->content != NULL)
    read_document (self, document, NULL);
  else
    iteam_documents_pane_set_details (self, TRUE);
}

static void
reading_closed_cb (IteamDocumentsPane *self)
{
  iteam_documents_pane_stop_reading (self);
  iteam_document_list_focus (self->list);
}

/* Chooses what was asked for, if it is there. */
static gboolean
choose_wanted (IteamDocumentsPane *self)
{
  g_autofree char *fragment = NULL;

  if (!iteam_document_list_select (self->list, self->wanted))
    return FALSE;

  self->wanted = 0;
  fragment = g_steal_pointer (&self->wanted_place);
  if (fragment != NULL)
    read_document (self, iteam_document_list_get_selected (self->list), fragment);

  return TRUE;
}

/* Private: what was asked for is chosen when it is there. What was chosen and is gone
 * leaves its place to the next. */
void
iteam_documents_pane_choose_again (IteamDocumentsPane *self)
{
  if (self->wanted != 0)
    {
      choose_wanted (self);
    }
  else if (self->place >= 0 && iteam_document_list_get_selected (self->list) == NULL)
    {
      iteam_document_list_select_near (self->list, self->place);
      self->place = -1;
    }
}

static gint64
get_document_id (gpointer document)
{
  return iteam_document_get_id (ITEAM_DOCUMENT (document));
}

static void
assign_document (gpointer document,
                 gpointer read)
{
  iteam_document_assign (ITEAM_DOCUMENT (document), ITEAM_DOCUMENT (read));
}

static const IteamRegisterSource documents_source = {
  ITEAM_KIND_DOCUMENT, iteam_document_get_type, get_document_id, assign_document,
  iteam_store_read_documents_async, iteam_store_read_documents_finish,
};

/* How many documents are due for review. */
static int
count_due (IteamDocumentsPane *self)
{
  GListModel *documents = iteam_register_get_things (self->documents);
  IteamDay today = iteam_day_today ();
  int n_due = 0;

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (documents, i);

      n_due += iteam_document_get_state (document, today) == ITEAM_DOCUMENT_DUE;
    }

  return n_due;
}

static void
update_badge (IteamDocumentsPane *self)
{
  int badge = count_due (self);

  if (self->badge == badge)
    return;

  self->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

static void
register_changed_cb (IteamDocumentsPane *self)
{
  GListModel *documents = iteam_register_get_things (self->documents);

  iteam_document_list_update (self->list);
  iteam_document_filter_bar_update (self->filter_bar, documents,
                                    self->store != NULL ? iteam_store_get_directory (self->store) : NULL);
  update_stack (self);
  if (iteam_register_get_loaded (self->documents))
    self->awaits = FALSE;
  iteam_documents_pane_choose_again (self);
  if (self->panel != NULL)
    iteam_document_panel_update (self->panel);
  update_badge (self);
  update_actions (self);
  update_layout (self);
}

static void
failed_cb (IteamDocumentsPane *self,
           const char         *message)
{
  self->awaits = FALSE;
  update_layout (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

/* Private: shows what is searched for and filtered by. */
void
iteam_documents_pane_filter (IteamDocumentsPane *self)
{
  if (self->restoring)
    return;

  iteam_document_filter_set_search (&self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  iteam_document_filter_bar_apply (self->filter_bar, &self->filter);
  iteam_document_list_set_filter (self->list, &self->filter);
  iteam_page_results_set_query (self->page_results, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  update_stack (self);
}

/* Whoever types here while a document is read wants to see what is found. */
static void
search_changed_cb (IteamDocumentsPane *self)
{
  if (!self->restoring && gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0')
    {
      iteam_documents_pane_stop_reading (self);
      if (iteam_breakpoint_bin_get_narrow (self->breakpoint))
        iteam_documents_pane_set_details (self, FALSE);
    }
  iteam_documents_pane_filter (self);
}

static void
search_stopped_cb (IteamDocumentsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_document_list_focus (self->list);
}

/* Enter goes to what was found, to the pages where no title holds it. */
static void
search_activated_cb (IteamDocumentsPane *self)
{
  if (iteam_document_list_get_n_shown (self->list) > 0)
    iteam_document_list_focus (self->list);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->page_results), GTK_DIR_TAB_FORWARD);
}

static void
added_cb (IteamDocumentsPane *self,
          gint64              document)
{
  self->wanted = document;
  g_clear_pointer (&self->wanted_place, g_free);
  /* Perhaps the filter hides it, perhaps it has not been read yet. */
  if (!choose_wanted (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "documents.clear", NULL);
}

/* A page that holds what is searched for, opened with it marked. */
static void
page_opened_cb (IteamDocumentsPane *self,
                gint64              document,
                guint               page,
                const char         *found)
{
  const IteamRef ref = { ITEAM_KIND_DOCUMENT, document };
  g_autofree char *place = iteam_place_to_ref (document, page, found);

  iteam_documents_pane_show (self, &ref, strchr (place, '#') + 1);
}

static void
set_store (IteamDocumentsPane *self,
           IteamStore         *store)
{
  if (self->store == store)
    return;

  iteam_documents_pane_stop_reading (self);
  iteam_documents_pane_set_details (self, FALSE);
  if (self->panel != NULL)
    iteam_document_panel_show (self->panel, NULL);
  g_set_object (&self->store, store);
  self->restoring = TRUE;
  self->awaits = FALSE;
  self->wanted = 0;
  g_clear_pointer (&self->wanted_place, g_free);
  self->place = -1;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_document_filter_bar_clear (self->filter_bar);
  iteam_document_filter_clear (&self->filter);
  iteam_document_list_set_filter (self->list, &self->filter);
  iteam_register_set_store (self->documents, store);
  if (self->panel != NULL)
    iteam_document_panel_set_store (self->panel, store);
  g_object_set (self->adder, "store", store, NULL);
  iteam_page_results_set_query (self->page_results, NULL);
  iteam_page_results_set_store (self->page_results, store);
  g_object_set (self->reading, "store", store, NULL);
  self->restoring = FALSE;

  register_changed_cb (self);
  follow_news (self);
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITABLE]);
}

static void
set_share (IteamDocumentsPane *self,
           IteamShare         *share)
{
  g_set_object (&self->share, share);
  if (self->panel != NULL)
    iteam_document_panel_set_share (self->panel, share);
}

/* The fields are made when they are seen first: who comes to read waits for a page. */
static void
need_panel (IteamDocumentsPane *self)
{
  if (self->panel != NULL)
    return;

  self->panel = ITEAM_DOCUMENT_PANEL (iteam_document_panel_new (iteam_register_get_things (self->documents)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->panel), TRUE);
  gtk_box_append (GTK_BOX (self->panel_box), GTK_WIDGET (self->panel));
  iteam_document_panel_set_store (self->panel, self->store);
  iteam_document_panel_set_share (self->panel, self->share);
  iteam_document_panel_show (self->panel, iteam_document_list_get_selected (self->list));
}

static void
arrange (IteamDocumentsPane *self)
{
  iteam_document_list_arrange (self->list, (IteamDocumentGrouping) find_nick (groupings, self->grouping),
                               (IteamDocumentOrder) find_nick (orders, self->order));
}

static void
set_nick (IteamDocumentsPane  *self,
          char               **field,
          const char *const   *nicks,
          const char          *nick,
          const char          *key,
          GParamSpec          *pspec)
{
  if (find_nick (nicks, nick) < 0 || g_strcmp0 (*field, nick) == 0)
    return;

  g_free (*field);
  *field = g_strdup (nick);
  arrange (self);
  g_settings_set_string (self->settings, key, nick);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
iteam_documents_pane_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_BADGE: g_value_set_int (value, self->badge); break;
    case PROP_WRITABLE: g_value_set_boolean (value, is_writable (self)); break;
    case PROP_DETAILS: g_value_set_boolean (value, self->details); break;
    case PROP_GROUPING: g_value_set_string (value, self->grouping); break;
    case PROP_ORDER: g_value_set_string (value, self->order); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_documents_pane_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_SHARE: set_share (self, g_value_get_object (value)); break;
    case PROP_DETAILS: iteam_documents_pane_set_details (self, g_value_get_boolean (value)); break;
    case PROP_GROUPING: set_nick (self, &self->grouping, groupings, g_value_get_string (value), "documents-group", pspec); break;
    case PROP_ORDER: set_nick (self, &self->order, orders, g_value_get_string (value), "documents-order", pspec); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_documents_pane_dispose (GObject *object)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (object);

  if (self->documents != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->documents, self);
      iteam_register_set_store (self->documents, NULL);
    }
  g_clear_object (&self->attention);
  g_clear_object (&self->news);
  g_clear_object (&self->share);
  g_clear_object (&self->documents);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_pointer (&self->grouping, g_free);
  g_clear_pointer (&self->order, g_free);

  G_OBJECT_CLASS (iteam_documents_pane_parent_class)->dispose (object);
}

static void
iteam_documents_pane_finalize (GObject *object)
{
  IteamDocumentsPane *self = ITEAM_DOCUMENTS_PANE (object);

  iteam_document_filter_clear (&self->filter);
  g_free (self->wanted_place);

  G_OBJECT_CLASS (iteam_documents_pane_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, write);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0, read);
  properties[PROP_WRITABLE] = g_param_spec_boolean ("writable", NULL, NULL, FALSE, read);
  properties[PROP_DETAILS] = g_param_spec_boolean ("details", NULL, NULL, FALSE, write);
  properties[PROP_GROUPING] = g_param_spec_string ("grouping", NULL, NULL, "kind", write);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "title", write);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-documents-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, adder);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, breakpoint);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, content);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, details_button);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, empty_clear_button);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, list);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, panel_box);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, page_results);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, reading);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentsPane, stack);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
  gtk_widget_class_bind_template_callback (widget_class, iteam_documents_pane_filter);
  gtk_widget_class_bind_template_callback (widget_class, iteam_documents_pane_open);
  gtk_widget_class_bind_template_callback (widget_class, need_panel);
  gtk_widget_class_bind_template_callback (widget_class, page_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
  gtk_widget_class_bind_template_callback (widget_class, update_stack);
}

/* Who looks at the register is about to read: what reads documents is started before. */
static void
iteam_documents_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (iteam_documents_pane_parent_class)->map (widget);
  iteam_pdf_pool_warm_up (iteam_pdf_pool_get_default ());
}

static void
iteam_documents_pane_class_init (IteamDocumentsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = iteam_documents_pane_get_property;
  object_class->set_property = iteam_documents_pane_set_property;
  object_class->dispose = iteam_documents_pane_dispose;
  object_class->finalize = iteam_documents_pane_finalize;
  GTK_WIDGET_CLASS (klass)->map = iteam_documents_pane_map;

  install_properties (object_class);

  g_type_ensure (ITEAM_TYPE_BREAKPOINT_BIN);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_ADDER);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_FILTER_BAR);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_LIST);
  g_type_ensure (ITEAM_TYPE_DOCUMENT_READING);
  g_type_ensure (ITEAM_TYPE_PAGE_RESULTS);
  bind_template (GTK_WIDGET_CLASS (klass));
  iteam_documents_pane_install_actions (GTK_WIDGET_CLASS (klass));
}

static char *
get_nick (GSettings         *settings,
          const char        *key,
          const char *const *nicks)
{
  g_autofree char *nick = g_settings_get_string (settings, key);

  return find_nick (nicks, nick) >= 0 ? g_steal_pointer (&nick) : g_strdup (nicks[0]);
}

static void
iteam_documents_pane_init (IteamDocumentsPane *self)
{
  GListModel *documents;

  self->place = -1;
  self->filter = (IteamDocumentFilter) ITEAM_DOCUMENT_FILTER_ALL;
  self->settings = g_settings_new (ITEAM_APP_ID);
  self->grouping = get_nick (self->settings, "documents-group", groupings);
  self->order = get_nick (self->settings, "documents-order", orders);
  self->attention = iteam_attention_new (GTK_WIDGET (self));
  self->documents = iteam_register_new (&documents_source);
  documents = iteam_register_get_things (self->documents);
  self->restoring = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->restoring = FALSE;

  iteam_document_list_set_documents (self->list, documents);
  iteam_document_list_set_filter (self->list, &self->filter);
  arrange (self);
  iteam_document_adder_receive_drops (self->adder, GTK_WIDGET (self));
  g_signal_connect_object (self->documents, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->documents, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
  update_layout (self);
}

/**
 * iteam_documents_pane_new:
 *
 * Returns: (transfer floating): the pane, without a file.
 */
GtkWidget *
iteam_documents_pane_new (void)
{
  return g_object_new (ITEAM_TYPE_DOCUMENTS_PANE, NULL);
}

/**
 * iteam_documents_pane_show:
 * @self: the pane
 * @ref: a reference to a document
 * @fragment: (nullable): a place in it, "page=12"
 *
 * Chooses a document and shows it in full, whatever was filtered; if a place is
 * named it is opened there.
 */
void
iteam_documents_pane_show (IteamDocumentsPane *self,
                           const IteamRef     *ref,
                           const char         *fragment)
{
  g_return_if_fail (ITEAM_IS_DOCUMENTS_PANE (self));

  self->wanted = ref->id;
  g_free (self->wanted_place);
  self->wanted_place = g_strdup (fragment);
  if (fragment == NULL)
    iteam_documents_pane_stop_reading (self);
  else if (!iteam_register_get_loaded (self->documents))
    await_document (self);
  if (!choose_wanted (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "documents.clear", NULL);
  if (fragment == NULL)
    iteam_documents_pane_set_details (self, TRUE);
}

/**
 * iteam_documents_pane_flush:
 * @self: the pane
 *
 * Writes what is still being typed.
 */
void
iteam_documents_pane_flush (IteamDocumentsPane *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENTS_PANE (self));

  if (self->panel != NULL)
    iteam_document_panel_flush (self->panel);
  iteam_document_reading_flush (self->reading);
}
