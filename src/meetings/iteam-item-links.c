/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-item-links.h"

#include <glib/gi18n-lib.h>

#include "iteam-store-meetings.h"
#include "iteam-text-row.h"

/* Of a passage: enough to know it by. */
#define MAX_LINES 2

/**
 * IteamItemLinks:
 *
 * What belongs to the agenda item that is chosen: its action points, and documents at a
 * page. Each is opened by a click, and others are attached by their number.
 */
struct _IteamItemLinks
{
  AdwBin parent_instance;

  int page;

  /* template children */
  GtkListBox *list;
  IteamTextRow *attach_row;

  /* owned */
  IteamMeetingDesk *desk;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamItemLinks, iteam_item_links, ADW_TYPE_BIN)

static void
row_activated_cb (IteamItemLinks *self,
                  GtkListBoxRow  *row)
{
  const char *reference = g_object_get_data (G_OBJECT (row), "reference");

  if (reference != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", reference);
}

static void
remove_cb (IteamItemLinks *self,
           GtkWidget      *button)
{
  g_autoptr (IteamDraft) draft = iteam_entry_draft_delete (g_object_get_data (G_OBJECT (button), "link"));

  iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, _("Taken off the agenda item"));
}

static void
add_row (IteamItemLinks *self,
         IteamItemLink  *link,
         const char     *title,
         const char     *facts)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), MAX_LINES);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "reference", iteam_item_link_format_ref (link), g_free);
  if (iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA))
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
      g_autofree char *name = g_strdup_printf (_("Take “%s” off"), title);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "link", g_object_ref (link), g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_insert (self->list, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->attach_row)));
}

/* "A-12 Make a folder", and "In progress · HRM · 15 May". */
static void
add_action (IteamItemLinks   *self,
            IteamItemLink    *link,
            IteamActionPoint *action)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  g_autofree char *number = iteam_action_point_format_number (action);
  g_autofree char *title = g_strdup_printf ("%s %s", number, fields->title);
  g_autofree char *owners = iteam_directory_format_owners (iteam_meeting_desk_get_directory (self->desk), action);
  g_autofree char *day = fields->due != ITEAM_DAY_NONE ? iteam_day_format (fields->due, iteam_day_today (), ITEAM_DAY_SHORT) : NULL;
  g_autoptr (GString) facts = g_string_new (iteam_action_status_label (fields->status));

  if (owners != NULL && owners[0] != '\0')
    g_string_append_printf (facts, " · %s", owners);
  if (day != NULL)
    g_string_append_printf (facts, " · %s", day);
  add_row (self, link, title, facts->str);
}

static void
add_document (IteamItemLinks *self,
              IteamItemLink  *link,
              IteamDocument  *document)
{
  const IteamItemLinkFields *fields = iteam_item_link_get_fields (link);
  g_autofree char *number = iteam_document_format_number (document);
  g_autofree char *title = g_strdup_printf ("%s %s", number, iteam_document_get_fields (document)->title);
  g_autofree char *page = fields->page > 0 ? g_strdup_printf (_("Page %d"), fields->page) : g_strdup ("");
  /* Translators: "Page 12", then a passage on it. */
  g_autofree char *facts = fields->quote != NULL ? g_strdup_printf (_("%s: “%s”"), page, fields->quote) : g_steal_pointer (&page);

  add_row (self, link, title, facts);
}

static IteamActionPoint *
find_action (const IteamMeetingDetail *detail,
             gint64                    id)
{
  for (guint i = 0; i < detail->actions->len; i++)
    if (iteam_action_point_get_id (detail->actions->pdata[i]) == id)
      return detail->actions->pdata[i];

  return NULL;
}

static void
sync_cb (IteamItemLinks *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  gboolean editable = iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA);
  guint n_rows = 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != GTK_LIST_BOX_ROW (self->attach_row))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; item != NULL && i < detail->links->len; i++)
    {
      const IteamItemLinkFields *fields = iteam_item_link_get_fields (detail->links->pdata[i]);
      IteamActionPoint *action = fields->action != 0 ? find_action (detail, fields->action) : NULL;
      IteamDocument *document = fields->document != 0 ? iteam_meeting_detail_find_document (detail, fields->document) : NULL;

      if (fields->item != iteam_entry_get_id (ITEAM_ENTRY (item)))
        continue;
      if (action != NULL)
        add_action (self, detail->links->pdata[i], action);
      else if (document != NULL)
        add_document (self, detail->links->pdata[i], document);
      n_rows += action != NULL || document != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->attach_row), editable);
  gtk_widget_set_visible (GTK_WIDGET (self->list), editable || n_rows > 0);
}

static void
chosen_cb (IteamItemLinks *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  iteam_text_row_take_saved (self->attach_row, NULL);
  sync_cb (self);
}

static void
found (IteamItemLinks *self,
       GAsyncResult   *result,
       GObject        *source,
       gboolean        is_action)
{
  g_autoptr (GError) error = NULL;
  gint64 id = iteam_store_find_numbered_finish (ITEAM_STORE (source), result, &error);
  IteamAgendaItem *item = self->desk != NULL ? iteam_meeting_desk_get_item (self->desk) : NULL;
  g_autoptr (IteamItemLink) link = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || item == NULL)
    return;
  if (id == 0)
    {
      iteam_text_row_set_problem (self->attach_row, is_action ? _("There is no such action point") : _("There is no such document"));

      return;
    }

  link = is_action ? iteam_item_link_new_action (iteam_entry_get_id (ITEAM_ENTRY (item)), id)
                   : iteam_item_link_new_document (iteam_entry_get_id (ITEAM_ENTRY (item)), id, self->page);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (link));
  iteam_text_row_take_saved (self->attach_row, NULL);
  iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, NULL);
}

static void
action_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamItemLinks) self = user_data;

  found (self, result, source, TRUE);
}

static void
document_found_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (IteamItemLinks) self = user_data;

  found (self, result, source, FALSE);
}

static void
attach_done_cb (IteamItemLinks *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->attach_row);
  IteamKind kind;
  int number;

  if (typed[0] == '\0')
    return;
  if (!iteam_item_link_read (typed, &kind, &number, &self->page))
    {
      iteam_text_row_set_problem (self->attach_row, _("Not a number: try “A-12” or “D-3 page 5”"));

      return;
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  iteam_store_find_numbered_async (iteam_meeting_desk_get_store (self->desk), kind, number, self->cancellable,
                                   kind == ITEAM_KIND_ACTION ? action_found_cb : document_found_cb, g_object_ref (self));
}

static void
iteam_item_links_dispose (GObject *object)
{
  IteamItemLinks *self = ITEAM_ITEM_LINKS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_item_links_parent_class)->dispose (object);
}

static void
iteam_item_links_class_init (IteamItemLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_item_links_dispose;

  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-item-links.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamItemLinks, attach_row);
  gtk_widget_class_bind_template_child (widget_class, IteamItemLinks, list);
  gtk_widget_class_bind_template_callback (widget_class, attach_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_item_links_init (IteamItemLinks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_item_links_set_desk:
 * @self: links
 * @desk: the meeting that is on the screen; once
 */
void
iteam_item_links_set_desk (IteamItemLinks   *self,
                           IteamMeetingDesk *desk)
{
  g_return_if_fail (ITEAM_IS_ITEM_LINKS (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}
