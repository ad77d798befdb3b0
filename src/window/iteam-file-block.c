/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-file-block.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-conflict-list.h"
#include "iteam-person-cell.h"
#include "iteam-share-words.h"

/* As many initials as fit below each other's edge. */
#define MAX_FACES 6
#define FACE_SIZE 24

/**
 * IteamFileBlock:
 *
 * The file that is open: its name, where it is, and when it is shared how fresh
 * it is, who else has it open, and whether anything is to be decided.
 */
struct _IteamFileBlock
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget *button;
  GtkWidget *status_box;
  GtkImage *status_image;
  GtkLabel *status_label;
  GtkBox *faces;
  GtkWidget *conflicts_button;
  GtkLabel *conflicts_label;

  /* owned */
  IteamSession *session;
  IteamShare *share;
  IteamConflictList *conflicts;
  char *shown;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamFileBlock, iteam_file_block, ADW_TYPE_BIN)

static char *
file_icon_name (IteamFileBlock *self,
                gboolean        read_only)
{
  return g_strdup (read_only ? "changes-prevent-symbolic" : "x-office-document-symbolic");
}

static char *
file_detail (IteamFileBlock *self,
             const char     *location,
             gboolean        sample,
             gboolean        read_only)
{
  if (sample)
    return g_strdup (_("To try things out"));
  if (read_only)
    return g_strdup_printf (_("Read-only · %s"), location);

  return g_strdup (location);
}

static void
add_face (IteamFileBlock      *self,
          const IteamPeerNote *peer,
          const char          *told)
{
  g_autofree char *text = iteam_person_cell_avatar_text (iteam_share_words_who (peer));
  GtkWidget *face = adw_avatar_new (FACE_SIZE, text, TRUE);

  iteam_set_tooltip (face, told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (face), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  gtk_box_append (self->faces, face);
}

static void
add_more (IteamFileBlock *self,
          GPtrArray      *told)
{
  g_autofree char *more = g_strdup_printf ("+%u", told->len - MAX_FACES);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *tooltip = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *label = gtk_label_new (more);

  for (guint i = MAX_FACES; i < told->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (told, i));
  lines = g_strv_builder_end (builder);
  tooltip = g_strjoinv ("\n", lines);
  iteam_set_tooltip (label, tooltip);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (self->faces, label);
}

/* The share tells that it was looked at more than once a second; who is there
 * changes seldom. */
static void
update_faces (IteamFileBlock         *self,
              const IteamShareStatus *status)
{
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; status != NULL && status->peers != NULL && i < status->peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (status->peers, i);

      if (!iteam_peer_note_is_here (peer, status->last_exchange))
        continue;
      g_ptr_array_add (here, (gpointer) peer);
      g_ptr_array_add (told, iteam_share_words_presence (peer, g_get_real_time ()));
      g_string_append_printf (all, "%s\n", (char *) g_ptr_array_index (told, told->len - 1));
    }
  if (g_strcmp0 (self->shown, all->str) == 0)
    return;

  g_free (self->shown);
  self->shown = g_strdup (all->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->faces))) != NULL)
    gtk_box_remove (self->faces, child);
  for (guint i = 0; i < MIN (here->len, MAX_FACES); i++)
    add_face (self, g_ptr_array_index (here, i), g_ptr_array_index (told, i));
  if (here->len > MAX_FACES)
    add_more (self, told);
  gtk_widget_set_visible (GTK_WIDGET (self->faces), here->len > 0);
}

static void
update_status (IteamFileBlock *self)
{
  const IteamShareStatus *status = self->share != NULL ? iteam_share_get_status (self->share) : NULL;
  gint64 now = g_get_real_time ();
  g_autofree char *words = status != NULL ? iteam_share_words_freshness (status, now) : NULL;
  gboolean unreachable = status != NULL && status->state == ITEAM_SHARE_UNREACHABLE;

  gtk_widget_set_visible (self->status_box, words != NULL);
  if (words != NULL)
    {
      g_autofree char *explained = iteam_share_words_explain (status, now);

      gtk_label_set_label (self->status_label, words);
      gtk_image_set_from_icon_name (self->status_image, iteam_share_words_icon_name (status));
      iteam_set_tooltip (self->status_box, explained);
    }
  if (unreachable)
    gtk_widget_add_css_class (self->status_box, "iteam-warning");
  else
    gtk_widget_remove_css_class (self->status_box, "iteam-warning");
  update_faces (self, status);
}

static void
update_conflicts (IteamFileBlock *self)
{
  guint n = self->conflicts != NULL ? iteam_conflict_list_count (self->conflicts, NULL) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u conflict", "%u conflicts", n), n);

  gtk_label_set_label (self->conflicts_label, text);
  gtk_widget_set_visible (self->conflicts_button, n > 0);
}

static void
share_changed_cb (IteamFileBlock *self)
{
  IteamShare *share = self->session != NULL ? iteam_session_get_share (self->session) : NULL;

  if (self->share == share)
    return;

  if (self->share != NULL)
    g_signal_handlers_disconnect_by_data (self->share, self);
  if (self->conflicts != NULL)
    g_signal_handlers_disconnect_by_data (self->conflicts, self);
  g_clear_object (&self->conflicts);
  g_set_object (&self->share, share);
  if (share != NULL)
    {
      self->conflicts = iteam_conflict_list_get (iteam_share_get_store (share));
      g_signal_connect_object (share, "status-changed", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->conflicts, "changed", G_CALLBACK (update_conflicts), self, G_CONNECT_SWAPPED);
    }
  update_status (self);
  update_conflicts (self);
}

static void
set_session (IteamFileBlock *self,
             IteamSession   *session)
{
  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, share_changed_cb, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::share", G_CALLBACK (share_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  share_changed_cb (self);
}

static void
iteam_file_block_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  IteamFileBlock *self = ITEAM_FILE_BLOCK (object);

  switch (property_id)
    {
    case PROP_SESSION: g_value_set_object (value, self->session); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_file_block_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  IteamFileBlock *self = ITEAM_FILE_BLOCK (object);

  switch (property_id)
    {
    case PROP_SESSION: set_session (self, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_file_block_dispose (GObject *object)
{
  IteamFileBlock *self = ITEAM_FILE_BLOCK (object);

  if (self->share != NULL)
    g_signal_handlers_disconnect_by_data (self->share, self);
  if (self->conflicts != NULL)
    g_signal_handlers_disconnect_by_data (self->conflicts, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, share_changed_cb, self);
  g_clear_object (&self->conflicts);
  g_clear_object (&self->share);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (iteam_file_block_parent_class)->dispose (object);
}

static void
iteam_file_block_class_init (IteamFileBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_file_block_get_property;
  object_class->set_property = iteam_file_block_set_property;
  object_class->dispose = iteam_file_block_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ITEAM_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-file-block.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamFileBlock, button);
  gtk_widget_class_bind_template_child (widget_class, IteamFileBlock, conflicts_button);
  gtk_widget_class_bind_template_child (widget_class, IteamFileBlock, conflicts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamFileBlock, faces);
  gtk_widget_class_bind_template_child (widget_class, IteamFileBlock, status_box);
  gtk_widget_class_bind_template_child (widget_class, IteamFileBlock, status_image);
  gtk_widget_class_bind_template_child (widget_class, IteamFileBlock, status_label);
  gtk_widget_class_bind_template_callback (widget_class, file_detail);
  gtk_widget_class_bind_template_callback (widget_class, file_icon_name);
}

static void
iteam_file_block_init (IteamFileBlock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
