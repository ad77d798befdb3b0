/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-wrap-layout.h"

/**
 * IteamDocumentFilterBar:
 *
 * What of the register is shown: of which kind, in which state, of whom, and with
 * which tag. People and tags can be chosen as far as documents have them.
 */
struct _IteamDocumentFilterBar
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkDropDown *state_drop;
  GtkDropDown *kind_drop;
  GtkDropDown *person_drop;
  GtkDropDown *tag_drop;

  /* owned: what the rows of the last two stand for, after the first */
  GArray *people;
  GPtrArray *tags;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDocumentFilterBar, iteam_document_filter_bar, ADW_TYPE_BIN)

static void
changed_cb (IteamDocumentFilterBar *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The row that is chosen, without the first, which lets all through; or -1. */
static int
get_choice (GtkDropDown *drop)
{
  guint selected = gtk_drop_down_get_selected (drop);

  return selected != GTK_INVALID_LIST_POSITION ? (int) selected - 1 : -1;
}

static gboolean
has_names (GtkDropDown *drop,
           GStrv        names)
{
  GListModel *model = gtk_drop_down_get_model (drop);
  guint n_names = g_strv_length (names);

  if (g_list_model_get_n_items (model) != n_names)
    return FALSE;
  for (guint i = 0; i < n_names; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]))
      return FALSE;

  return TRUE;
}

/* Only when there is something to change: the drop-down may be open. */
static void
fill (IteamDocumentFilterBar *self,
      GtkDropDown            *drop,
      GStrv                   names)
{
  guint selected = gtk_drop_down_get_selected (drop);
  g_autofree char *chosen = NULL;
  g_autoptr (GtkStringList) model = NULL;

  gtk_widget_set_visible (GTK_WIDGET (drop), names[1] != NULL);
  if (has_names (drop, names))
    return;

  if (selected != GTK_INVALID_LIST_POSITION && selected > 0)
    chosen = g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop)), selected));
  model = gtk_string_list_new ((const char *const *) names);
  self->updating = TRUE;
  gtk_drop_down_set_model (drop, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (drop, 0);
  for (guint i = 1; chosen != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], chosen))
      gtk_drop_down_set_selected (drop, i);
  self->updating = FALSE;
}

static gboolean
is_responsible (GListModel *documents,
                gint64      person)
{
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (IteamDocument) document = g_list_model_get_item (documents, i);

      if (iteam_document_get_fields (document)->responsible == person)
        return TRUE;
    }

  return FALSE;
}

static void
fill_people (IteamDocumentFilterBar *self,
             GListModel             *documents,
             IteamDirectory         *directory)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GListModel *people = directory != NULL ? iteam_directory_get_people (directory) : NULL;

  g_array_set_size (self->people, 0);
  g_strv_builder_add (builder, _("Of Anyone"));
  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      gint64 id = iteam_person_get_id (person);

      if (!is_responsible (documents, id))
        continue;
      g_array_append_val (self->people, id);
      g_strv_builder_add (builder, iteam_person_get_name (person));
    }
  names = g_strv_builder_end (builder);
  fill (self, self->person_drop, names);
}

static void
fill_tags (IteamDocumentFilterBar *self,
           GListModel             *documents)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = iteam_documents_list_tags (documents);
  g_strv_builder_add (builder, _("Any Tag"));
  for (guint i = 0; i < self->tags->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->tags, i));
  names = g_strv_builder_end (builder);
  fill (self, self->tag_drop, names);
}

static void
iteam_document_filter_bar_dispose (GObject *object)
{
  IteamDocumentFilterBar *self = ITEAM_DOCUMENT_FILTER_BAR (object);

  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_document_filter_bar_parent_class)->dispose (object);
}

static void
iteam_document_filter_bar_class_init (IteamDocumentFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_document_filter_bar_dispose;

  /**
   * IteamDocumentFilterBar::changed:
   *
   * Emitted when a person chose something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentFilterBar, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentFilterBar, person_drop);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentFilterBar, state_drop);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentFilterBar, tag_drop);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
set_first (GtkDropDown *drop,
           const char  *label)
{
  const char *names[] = { label, NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  gtk_drop_down_set_model (drop, G_LIST_MODEL (model));
}

static void
iteam_document_filter_bar_init (IteamDocumentFilterBar *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  iteam_drop_down_set_name (self->state_drop, _("State"));
  iteam_drop_down_set_name (self->kind_drop, _("Kind"));
  iteam_drop_down_set_name (self->person_drop, _("Responsible"));
  iteam_drop_down_set_name (self->tag_drop, _("Tag"));
  set_first (self->state_drop, _("In Any State"));
  for (int i = 0; i < ITEAM_N_DOCUMENT_STATES; i++)
    gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (self->state_drop)), iteam_document_state_label (i));
  set_first (self->kind_drop, _("Of Any Kind"));
  for (int i = 0; i < ITEAM_N_DOCUMENT_KINDS; i++)
    gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (self->kind_drop)), iteam_document_kind_plural (i));
  set_first (self->person_drop, _("Of Anyone"));
  set_first (self->tag_drop, _("Any Tag"));
  self->updating = FALSE;
}

/**
 * iteam_document_filter_bar_update:
 * @self: the bar
 * @documents: (element-type IteamDocument): the register
 * @directory: (nullable): the people
 *
 * Offers what the register has now.
 */
void
iteam_document_filter_bar_update (IteamDocumentFilterBar *self,
                                  GListModel             *documents,
                                  IteamDirectory         *directory)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_FILTER_BAR (self));

  fill_people (self, documents, directory);
  fill_tags (self, documents);
}

/**
 * iteam_document_filter_bar_clear:
 * @self: the bar
 *
 * Chooses all. Tells nobody.
 */
void
iteam_document_filter_bar_clear (IteamDocumentFilterBar *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_FILTER_BAR (self));

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->state_drop, 0);
  gtk_drop_down_set_selected (self->kind_drop, 0);
  gtk_drop_down_set_selected (self->person_drop, 0);
  gtk_drop_down_set_selected (self->tag_drop, 0);
  self->updating = FALSE;
}

/**
 * iteam_document_filter_bar_apply:
 * @self: the bar
 * @filter: a filter, whose words are left as they are
 *
 * Makes @filter let through what is chosen.
 */
void
iteam_document_filter_bar_apply (IteamDocumentFilterBar *self,
                                 IteamDocumentFilter    *filter)
{
  int person, tag;

  g_return_if_fail (ITEAM_IS_DOCUMENT_FILTER_BAR (self));

  person = get_choice (self->person_drop);
  tag = get_choice (self->tag_drop);
  filter->state = get_choice (self->state_drop);
  filter->kind = get_choice (self->kind_drop);
  filter->responsible = person >= 0 && person < (int) self->people->len ? g_array_index (self->people, gint64, person) : 0;
  g_free (filter->tag);
  filter->tag = self->tags != NULL && tag >= 0 && tag < (int) self->tags->len ? g_strdup (g_ptr_array_index (self->tags, tag)) : NULL;
}
