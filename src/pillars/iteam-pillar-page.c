/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pillar-page.h"

#include <glib/gi18n-lib.h>

#include "iteam-lineage.h"
#include "iteam-person-choice.h"
#include "iteam-store-documents.h"
#include "iteam-text-area.h"
#include "iteam-text-row.h"
#include "iteam-text.h"

/**
 * IteamPillarPage:
 *
 * A pillar: what it stands for, who leads it, its materials, what is done for it, the
 * points and action points that belong to it, and what was reached.
 */
struct _IteamPillarPage
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkLabel *name_label;
  IteamTextArea *description_area;
  AdwComboRow *lead_row;
  GtkListBox *materials;
  IteamTextRow *link_title_row;
  IteamTextRow *link_address_row;
  GtkListBox *work;
  GtkWidget *work_group;
  GtkListBox *reached;
  GtkWidget *reached_group;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamPillar *pillar;
  GCancellable *cancellable;
  GPtrArray *documents;
  GPtrArray *actions;
};

G_DEFINE_FINAL_TYPE (IteamPillarPage, iteam_pillar_page, ADW_TYPE_BIN)

static void
description_done_cb (IteamPillarPage *self)
{
  g_autofree char *typed = iteam_text_area_get_typed (self->description_area);
  g_autofree char *before = g_strdup (iteam_text_area_get_read (self->description_area));
  g_autoptr (IteamDraft) draft = NULL;

  if (self->pillar == NULL)
    return;
  iteam_text_area_take_saved (self->description_area, typed);
  draft = iteam_pillar_draft_description (self->pillar, before, typed);
  iteam_desk_save (ITEAM_DESK (self->desk), GTK_WIDGET (self), draft);
}

static void
lead_changed_cb (IteamPillarPage *self)
{
  g_autoptr (IteamDraft) draft = NULL;

  if (self->updating || self->pillar == NULL)
    return;
  draft = iteam_pillar_draft_lead (self->pillar, iteam_person_choice_get (self->lead_row, iteam_desk_get_directory (ITEAM_DESK (self->desk))));
  iteam_desk_save (ITEAM_DESK (self->desk), GTK_WIDGET (self), draft);
}

/* --- materials --- */

static void
link_done_cb (IteamPillarPage *self)
{
  g_autofree char *title = iteam_text_row_get_typed (self->link_title_row);
  g_autofree char *address = iteam_text_row_get_typed (self->link_address_row);
  g_autoptr (IteamPillarLink) link = NULL;

  /* The other half is still to be typed. */
  if (self->pillar == NULL || title[0] == '\0' || address[0] == '\0')
    return;
  if (g_uri_peek_scheme (address) == NULL)
    {
      iteam_text_row_set_problem (self->link_address_row, _("Not an address, like “https://…”"));

      return;
    }
  iteam_text_row_take_saved (self->link_title_row, NULL);
  iteam_text_row_show (self->link_title_row, NULL);
  iteam_text_row_take_saved (self->link_address_row, NULL);
  iteam_text_row_show (self->link_address_row, NULL);
  link = iteam_pillar_link_new (iteam_pillar_get_id (self->pillar), title, address);
  iteam_desk_add (ITEAM_DESK (self->desk), GTK_WIDGET (self), link);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamPillarPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
row_activated_cb (IteamPillarPage *self,
                  GtkListBoxRow   *row)
{
  const char *ref = g_object_get_data (G_OBJECT (row), "iteam-ref");
  const char *address = g_object_get_data (G_OBJECT (row), "iteam-address");

  if (ref != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", ref);
  else if (address != NULL)
    g_app_info_launch_default_for_uri_async (address, NULL, NULL, launched_cb, g_object_ref (self));
}

static void
link_removed_cb (IteamPillarPage *self,
                 GtkWidget       *button)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->link_title_row));
  iteam_desk_remove (ITEAM_DESK (self->desk), GTK_WIDGET (self), g_object_get_data (G_OBJECT (button), "iteam-link"));
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static GtkWidget *
make_ref_row (const char *title,
              const char *subtitle,
              IteamKind   kind,
              gint64      id)
{
  const IteamRef ref = { kind, id };
  GtkWidget *row = make_row (title, subtitle);

  g_object_set_data_full (G_OBJECT (row), "iteam-ref", iteam_ref_to_string (&ref), g_free);

  return row;
}

static GtkWidget *
make_link_row (IteamPillarPage *self,
               IteamPillarLink *link)
{
  const IteamPillarLinkFields *fields = iteam_pillar_link_get_fields (link);
  GtkWidget *row = make_row (fields->title, fields->address);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: the title of a link that is to be removed. */
  g_autofree char *name = g_strdup_printf (_("Remove “%s”"), fields->title);

  g_object_set_data_full (G_OBJECT (row), "iteam-address", g_strdup (fields->address), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (button, iteam_desk_get_writable (ITEAM_DESK (self->desk)));
  g_object_set_data_full (G_OBJECT (button), "iteam-link", g_object_ref (link), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (link_removed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
clear_rows (GtkListBox *list,
            GtkWidget  *until)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL && GTK_WIDGET (row) != until)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static gboolean
belongs (IteamDocument *document,
         gint64         pillar)
{
  const gint64 *pillars;
  guint n_pillars;

  pillars = iteam_document_get_pillars (document, &n_pillars);
  for (guint i = 0; i < n_pillars; i++)
    if (pillars[i] == pillar)
      return TRUE;

  return FALSE;
}

static void
show_materials (IteamPillarPage *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  gint64 pillar = iteam_pillar_get_id (self->pillar);
  int n = 0;

  clear_rows (self->materials, GTK_WIDGET (self->link_title_row));
  for (guint i = 0; self->documents != NULL && i < self->documents->len; i++)
    {
      IteamDocument *document = self->documents->pdata[i];
      g_autofree char *number = iteam_document_format_number (document);

      if (belongs (document, pillar))
        gtk_list_box_insert (self->materials,
                             make_ref_row (iteam_document_get_fields (document)->title, number, ITEAM_KIND_DOCUMENT, iteam_document_get_id (document)),
                             n++);
    }
  for (guint i = 0; programme != NULL && i < programme->links->len; i++)
    if (iteam_pillar_link_get_fields (programme->links->pdata[i])->pillar == pillar)
      gtk_list_box_insert (self->materials, make_link_row (self, programme->links->pdata[i]), n++);
}

/* --- what is done, and what was reached --- */

static void
show_work (IteamPillarPage *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  gint64 pillar = iteam_pillar_get_id (self->pillar);
  IteamDay today = iteam_day_today ();

  clear_rows (self->work, NULL);
  for (guint i = 0; programme != NULL && i < programme->activities->len; i++)
    {
      IteamActivity *activity = programme->activities->pdata[i];
      g_autofree char *number = iteam_activity_format_number (activity);
      g_autofree char *moment = iteam_activity_format_moment (activity, today);
      g_autofree char *facts = g_strdup_printf ("%s · %s", number, moment);

      if (iteam_activity_get_fields (activity)->pillar == pillar)
        gtk_list_box_append (self->work, make_ref_row (iteam_activity_get_fields (activity)->title, facts, ITEAM_KIND_ACTIVITY,
                                                       iteam_entry_get_id (ITEAM_ENTRY (activity))));
    }
  for (guint i = 0; programme != NULL && i < programme->points->len; i++)
    {
      IteamPoint *point = programme->points->pdata[i];
      const IteamPointFields *fields = iteam_point_get_fields (point);
      g_autofree char *number = iteam_point_format_number (point);
      g_autofree char *facts = g_strdup_printf ("%s · %d · %s", number, fields->year,
                                                iteam_terms_label (&iteam_fates, (int) iteam_lineage_get_fate (programme->points, point)));

      if (fields->pillar == pillar)
        gtk_list_box_append (self->work, make_ref_row (fields->title, facts, ITEAM_KIND_POINT, iteam_entry_get_id (ITEAM_ENTRY (point))));
    }
  for (guint i = 0; self->actions != NULL && i < self->actions->len; i++)
    {
      const IteamActionFields *fields = iteam_action_point_get_fields (self->actions->pdata[i]);
      g_autofree char *number = iteam_action_point_format_number (self->actions->pdata[i]);
      g_autofree char *facts = g_strdup_printf ("%s · %s", number, iteam_action_status_label (fields->status));

      if (fields->pillar == pillar && fields->status < ITEAM_ACTION_DONE)
        gtk_list_box_append (self->work, make_ref_row (fields->title, facts, ITEAM_KIND_ACTION, fields->id));
    }
  gtk_widget_set_visible (self->work_group, gtk_list_box_get_row_at_index (self->work, 0) != NULL);
}

static void
show_reached (IteamPillarPage *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);

  clear_rows (self->reached, NULL);
  for (guint i = programme != NULL ? programme->spotlights->len : 0; i-- > 0;)
    {
      const IteamSpotlightFields *fields = iteam_spotlight_get_fields (programme->spotlights->pdata[i]);
      g_autofree char *when = iteam_day_format_month (fields->first);
      g_autofree char *title = g_strdup_printf ("%s · %s", fields->title, when);
      GtkWidget *row;

      if (fields->pillar != iteam_pillar_get_id (self->pillar) || fields->results == NULL)
        continue;
      row = make_row (title, fields->results);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (self->reached, row);
    }
  gtk_widget_set_visible (self->reached_group, gtk_list_box_get_row_at_index (self->reached, 0) != NULL);
}

static void
documents_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (IteamPillarPage) self = user_data;
  GPtrArray *documents = iteam_store_read_documents_finish (ITEAM_STORE (source), result, NULL);

  if (documents == NULL)
    return;
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->documents = documents;
  if (self->pillar != NULL)
    show_materials (self);
}

static void
actions_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamPillarPage) self = user_data;
  GPtrArray *actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, NULL);

  if (actions == NULL)
    return;
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  self->actions = actions;
  if (self->pillar != NULL)
    show_work (self);
}

static void
read_others (IteamPillarPage *self)
{
  IteamStore *store = iteam_desk_get_store (ITEAM_DESK (self->desk));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  iteam_store_read_documents_async (store, NULL, self->cancellable, documents_read_cb, g_object_ref (self));
  iteam_store_read_actions_async (store, NULL, self->cancellable, actions_read_cb, g_object_ref (self));
}

static void
iteam_pillar_page_dispose (GObject *object)
{
  IteamPillarPage *self = ITEAM_PILLAR_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->pillar);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_pillar_page_parent_class)->dispose (object);
}

static void
iteam_pillar_page_class_init (IteamPillarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_pillar_page_dispose;

  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/pillars/iteam-pillar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, description_area);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, lead_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, link_address_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, link_title_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, materials);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, reached);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, reached_group);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, work);
  gtk_widget_class_bind_template_child (widget_class, IteamPillarPage, work_group);
  gtk_widget_class_bind_template_callback (widget_class, description_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, lead_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
iteam_pillar_page_init (IteamPillarPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/**
 * iteam_pillar_page_set_desk:
 * @self: a page
 * @desk: what the pane has in common; once
 */
void
iteam_pillar_page_set_desk (IteamPillarPage    *self,
                            IteamProgrammeDesk *desk)
{
  g_return_if_fail (ITEAM_IS_PILLAR_PAGE (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_pillar_page_show:
 * @self: a page
 * @pillar: (nullable): a pillar
 *
 * Shows a pillar, as it is now.
 */
void
iteam_pillar_page_show (IteamPillarPage *self,
                        IteamPillar     *pillar)
{
  gboolean writable;

  g_return_if_fail (ITEAM_IS_PILLAR_PAGE (self));

  if (self->pillar != pillar)
    {
      iteam_pillar_page_flush (self);
      iteam_text_area_take_saved (self->description_area, NULL);
      g_set_object (&self->pillar, pillar);
    }
  if (pillar == NULL)
    return;

  writable = iteam_desk_get_writable (ITEAM_DESK (self->desk));
  self->updating = TRUE;
  gtk_label_set_label (self->name_label, iteam_pillar_get_name (pillar));
  iteam_text_area_show (self->description_area, iteam_pillar_get_description (pillar));
  iteam_person_choice_show (self->lead_row, iteam_desk_get_directory (ITEAM_DESK (self->desk)),
                            iteam_pillar_get_lead (pillar));
  gtk_widget_set_sensitive (GTK_WIDGET (self->description_area), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lead_row), writable);
  gtk_widget_set_visible (GTK_WIDGET (self->link_title_row), writable);
  gtk_widget_set_visible (GTK_WIDGET (self->link_address_row), writable);
  self->updating = FALSE;
  show_materials (self);
  show_work (self);
  show_reached (self);
  read_others (self);
}

/**
 * iteam_pillar_page_flush:
 * @self: a page
 *
 * Writes what is still being typed.
 */
void
iteam_pillar_page_flush (IteamPillarPage *self)
{
  g_return_if_fail (ITEAM_IS_PILLAR_PAGE (self));

  if (self->pillar != NULL)
    iteam_text_area_finish (self->description_area);
}
