/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-adding.h"

#include <glib/gi18n-lib.h>

#include "iteam-document-examine.h"
#include "iteam-store-contents.h"
#include "iteam-store-documents.h"

/**
 * IteamDocumentAdding:
 *
 * Files on their way into the register, one after the other. Each is read into the
 * team file in pieces, looked into, and added; what is wrong with one is told at
 * the end and keeps none of the others.
 */
struct _IteamDocumentAdding
{
  GObject parent_instance;

  guint n_done;
  guint n_files;
  double fraction;

  /* owned */
  IteamStore *store;
  GQueue files;
  GCancellable *cancellable;
  IteamDocumentsAdded outcome;

  /* owned: the file that is being added */
  char *name;
  IteamImported *imported;
  IteamDocument *document;
  char *warning;
};

enum
{
  PROP_BUSY = 1,
  PROP_TEXT,
  PROP_FRACTION,
  N_PROPS
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDocumentAdding, iteam_document_adding, G_TYPE_OBJECT)

static void start_next (IteamDocumentAdding *self);

static void
reset_outcome (IteamDocumentAdding *self)
{
  g_ptr_array_set_size (self->outcome.told, 0);
  g_clear_pointer (&self->outcome.title, g_free);
  self->outcome.n_added = 0;
  self->outcome.document = 0;
  self->outcome.cancelled = FALSE;
}

static void
tell (IteamDocumentAdding *self,
      char                *sentence)
{
  g_ptr_array_add (self->outcome.told, sentence);
}

/* Whoever cancelled knows. */
static void
tell_refusal (IteamDocumentAdding *self,
              const GError        *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, iteam_document_describe_refusal (self->name, error));
}

static void
set_fraction (IteamDocumentAdding *self,
              double               part)
{
  double fraction = self->n_files > 0 ? (self->n_done + part) / self->n_files : 0;

  if (self->fraction == fraction)
    return;

  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
finish (IteamDocumentAdding *self)
{
  g_clear_object (&self->cancellable);
  self->n_files = 0;
  self->n_done = 0;
  set_fraction (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, &self->outcome);
  reset_outcome (self);
}

static void
next (IteamDocumentAdding *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->imported, iteam_imported_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->warning, g_free);
  self->n_done++;
  set_fraction (self, 0);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      self->outcome.cancelled = TRUE;
      g_queue_clear_full (&self->files, g_object_unref);
    }
  if (g_queue_is_empty (&self->files))
    finish (self);
  else
    start_next (self);
}

static void
on_dropped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamDocumentAdding) self = user_data;

  /* If they stay, nobody has them; that is no harm. */
  iteam_store_drop_content_finish (ITEAM_STORE (source), result, NULL);
  next (self);
}

/* Contents that no document is made of do not stay. */
static void
give_up (IteamDocumentAdding *self)
{
  iteam_store_drop_content_async (self->store, self->imported->hash, NULL, on_dropped, g_object_ref (self));
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamDocumentAdding) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    {
      tell (self, g_strdup (error->message));
      give_up (self);

      return;
    }

  self->outcome.n_added++;
  self->outcome.document = iteam_document_get_id (self->document);
  g_free (self->outcome.title);
  self->outcome.title = g_strdup (iteam_document_get_fields (self->document)->title);
  if (self->warning != NULL)
    tell (self, g_steal_pointer (&self->warning));
  next (self);
}

static void
add_document (IteamDocumentAdding         *self,
              const IteamDocumentFindings *findings)
{
  g_autofree char *title = iteam_document_title_from_file_name (self->name);
  g_autoptr (IteamDraft) draft = NULL;

  self->document = iteam_document_new (title, iteam_day_today ());
  g_object_set (self->document, "content", self->imported->hash,
                "size", self->imported->size, "file-name", self->name, NULL);
  iteam_document_findings_propose (findings, self->document);
  self->warning = iteam_document_findings_warn (findings, self->name);

  draft = iteam_document_draft_new (self->document);
  iteam_store_commit_async (self->store, draft, NULL, on_added, g_object_ref (self));
}

static void
on_examined (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamDocumentAdding) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamDocumentFindings) findings = iteam_document_examine_finish (ITEAM_STORE (source), result, &error);

  if (findings != NULL)
    {
      add_document (self, findings);

      return;
    }

  tell_refusal (self, error);
  give_up (self);
}

static void
on_same_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamDocumentAdding) self = user_data;
  g_autoptr (GPtrArray) documents = iteam_store_read_documents_finish (ITEAM_STORE (source), result, NULL);

  if (documents != NULL && documents->len == 1)
    {
      IteamDocument *document = g_ptr_array_index (documents, 0);
      g_autofree char *number = iteam_document_format_number (document);

      /* Translators: first the name of a file, then "D-3", then its title. */
      tell (self, g_strdup_printf (_("“%s” is there already, as %s “%s”; it was not added again."), self->name, number,
                                   iteam_document_get_fields (document)->title));
      if (self->outcome.n_added == 0)
        self->outcome.document = iteam_document_get_id (document);
    }
  next (self);
}

static void
tell_same (IteamDocumentAdding *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, self->imported->document);
  iteam_store_read_documents_async (self->store, ids, NULL, on_same_read, g_object_ref (self));
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamDocumentAdding) self = user_data;
  g_autoptr (GError) error = NULL;

  self->imported = iteam_store_import_finish (ITEAM_STORE (source), result, &error);
  if (self->imported != NULL && self->imported->document != 0)
    {
      tell_same (self);
    }
  else if (self->imported != NULL)
    {
      iteam_document_examine_async (self->store, self->imported->hash, self->imported->size, self->cancellable, on_examined,
                                    g_object_ref (self));
    }
  else
    {
      tell_refusal (self, error);
      next (self);
    }
}

static void
progress_cb (gint64   done,
             gint64   total,
             gpointer data)
{
  set_fraction (data, total > 0 ? (double) done / total : 0);
}

static void
start_next (IteamDocumentAdding *self)
{
  g_autoptr (GFile) file = g_queue_pop_head (&self->files);
  g_autofree char *name = g_file_get_basename (file);

  self->name = g_filename_display_name (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  iteam_store_import_async (self->store, file, progress_cb, self, self->cancellable, on_imported, g_object_ref (self));
}

static char *
describe (IteamDocumentAdding *self)
{
  if (self->name == NULL)
    return NULL;
  if (self->n_files == 1)
    return g_strdup_printf (_("Adding “%s”"), self->name);

  /* Translators: the name of a file, then which one of how many it is. */
  return g_strdup_printf (_("Adding “%s”, %u of %u"), self->name, self->n_done + 1, self->n_files);
}

static void
iteam_document_adding_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  IteamDocumentAdding *self = ITEAM_DOCUMENT_ADDING (object);

  switch (property_id)
    {
    case PROP_BUSY: g_value_set_boolean (value, self->n_files > 0); break;
    case PROP_TEXT: g_value_take_string (value, describe (self)); break;
    case PROP_FRACTION: g_value_set_double (value, self->fraction); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_adding_finalize (GObject *object)
{
  IteamDocumentAdding *self = ITEAM_DOCUMENT_ADDING (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->files, g_object_unref);
  g_ptr_array_unref (self->outcome.told);
  g_free (self->outcome.title);

  G_OBJECT_CLASS (iteam_document_adding_parent_class)->finalize (object);
}

static void
iteam_document_adding_class_init (IteamDocumentAddingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = iteam_document_adding_get_property;
  object_class->finalize = iteam_document_adding_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamDocumentAdding::finished:
   * @outcome: an #IteamDocumentsAdded, for as long as the handler runs
   *
   * Emitted when nothing is left to be added.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
iteam_document_adding_init (IteamDocumentAdding *self)
{
  g_queue_init (&self->files);
  self->outcome.told = g_ptr_array_new_with_free_func (g_free);
}

/**
 * iteam_document_adding_new:
 * @store: the team file
 *
 * Returns: (transfer full): one that adds nothing yet. It lives for as long as it
 *   adds something.
 */
IteamDocumentAdding *
iteam_document_adding_new (IteamStore *store)
{
  IteamDocumentAdding *self;

  g_return_val_if_fail (ITEAM_IS_STORE (store), NULL);

  self = g_object_new (ITEAM_TYPE_DOCUMENT_ADDING, NULL);
  self->store = g_object_ref (store);

  return self;
}

/**
 * iteam_document_adding_add:
 * @self: what adds
 * @files: (element-type GFile): PDFs, to be added after those that are under way
 */
void
iteam_document_adding_add (IteamDocumentAdding *self,
                           GSList              *files)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_ADDING (self));

  for (GSList *link = files; link != NULL; link = link->next)
    g_queue_push_tail (&self->files, g_object_ref (link->data));
  self->n_files += g_slist_length (files);
  if (files == NULL)
    return;

  if (self->cancellable != NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);

      return;
    }
  self->cancellable = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  start_next (self);
}

/**
 * iteam_document_adding_cancel:
 * @self: what adds
 *
 * Adds no more. What was added stays; what is half done is removed.
 */
void
iteam_document_adding_cancel (IteamDocumentAdding *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_ADDING (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}
