/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-document.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "iteam-ctl-document-fields.h"
#include "iteam-store-contents.h"
#include "iteam-store-documents.h"

/* The verbs that add documents, change them and write them to files. */

static void
forget_adoptions (IteamDocument *document)
{
  GPtrArray *adoptions = iteam_document_get_adoptions (document);

  while (adoptions->len > 0)
    iteam_document_remove_adoption (document, ((IteamAdoption *) adoptions->pdata[0])->id);
}

static int
complain_of_same (IteamCtl   *ctl,
                  const char *path,
                  gint64      id)
{
  g_autoptr (IteamDocument) document = iteam_ctl_read_document (ctl, id, NULL);
  g_autofree char *number = document != NULL ? iteam_document_format_number (document) : NULL;
  g_autofree char *line = NULL;

  /* Translators: first the name of a file, then "D-3", then its title. */
  line = g_strdup_printf (_("“%s” is there already, as %s “%s”; it was not added again."), path, number,
                          document != NULL ? iteam_document_get_fields (document)->title : NULL);
  iteam_ctl_complain (line);

  return ITEAM_CTL_FOUND;
}

/* Contents that no document is made of do not stay. */
static int
complain_of_refused (IteamCtl     *ctl,
                     const char   *hash,
                     const char   *name,
                     const GError *error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = iteam_document_describe_refusal (name, error);

  iteam_store_drop_content_async (ctl->store, hash, NULL, iteam_ctl_ready, &result);
  iteam_store_drop_content_finish (ctl->store, iteam_ctl_wait (&result), NULL);
  iteam_ctl_complain (line);

  return ITEAM_CTL_FOUND;
}

/* Adds one file; the document is put into @added. */
static int
add_file (IteamCtl                     *ctl,
          const char                   *path,
          const IteamCtlDocumentFields *fields,
          GPtrArray                    *added)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamImported) imported = NULL;
  g_autoptr (IteamDocumentFindings) findings = NULL;
  g_autoptr (IteamDocument) document = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *title = iteam_document_title_from_file_name (shown);

  /* A mistake is found before anything is written. */
  document = iteam_document_new (title, iteam_day_today ());
  if (!iteam_ctl_document_fields_apply (fields, ctl, document, &error))
    return iteam_ctl_fail (error);

  iteam_store_import_async (ctl->store, file, NULL, NULL, NULL, iteam_ctl_ready, &result);
  imported = iteam_store_import_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (imported == NULL)
    return iteam_ctl_fail (error);
  if (imported->document != 0)
    return complain_of_same (ctl, path, imported->document);
  findings = iteam_ctl_examine (ctl, imported->hash, imported->size, &error);
  if (findings == NULL)
    return complain_of_refused (ctl, imported->hash, shown, error);

  /* What the PDF says of itself, and over that what was said of it. */
  g_clear_object (&document);
  document = iteam_document_new (title, iteam_day_today ());
  g_object_set (document, "content", imported->hash, "size", imported->size, "file-name", shown, NULL);
  iteam_document_findings_propose (findings, document);
  if (fields->title != NULL)
    g_object_set (document, "kind", iteam_document_kind_guess (fields->title), NULL);
  if (fields->adopted != NULL || fields->noted != NULL)
    forget_adoptions (document);
  if (!iteam_ctl_document_fields_apply (fields, ctl, document, &error))
    return iteam_ctl_fail (error);
  draft = iteam_document_draft_new (document);
  if (!iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);
  warning = iteam_document_findings_warn (findings, shown);
  if (warning != NULL)
    iteam_ctl_complain (warning);
  g_ptr_array_add (added, g_steal_pointer (&document));

  return ITEAM_CTL_DONE;
}

static int
add (IteamCtl  *ctl,
     int        argc,
     char     **argv)
{
  g_auto (IteamCtlDocumentFields) fields = { 0 };
  GOptionEntry entries[ITEAM_N_CTL_DOCUMENT_FIELDS + 1];
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE PDF…"),
    .summary = _("Adds PDFs to the register of documents and prints their numbers."),
    .description = _("Without options a document is called as it says itself, or else as its file is;\n"
                     "kind, version, date and adoptions are what its first page tells."),
    .least = 2, .most = G_MAXINT, .writes = TRUE,
  };
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  int status;

  iteam_ctl_document_fields_fill_entries (&fields, entries);
  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (fields.title != NULL && argc > 3)
    return iteam_ctl_misused (_("Several documents cannot have one title."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  status = ITEAM_CTL_DONE;
  for (int i = 2; i < argc; i++)
    {
      int one = add_file (ctl, argv[i], &fields, added);

      status = MAX (status, one);
    }

  if (added->len > 0)
    iteam_ctl_index (ctl);
  /* On a share, they get their numbers there. */
  iteam_ctl_sync_now (ctl, 4000, NULL);
  for (guint i = 0; i < added->len; i++)
    {
      g_autoptr (IteamDocument) document = iteam_ctl_read_document (ctl, iteam_document_get_id (added->pdata[i]), &error);
      g_autofree char *number = NULL;

      if (document == NULL)
        return iteam_ctl_fail (error);
      number = iteam_document_format_number (document);
      g_print ("%s\n", number);
    }

  return status;
}

static gboolean
write_contents (IteamCtl       *ctl,
                IteamDocument  *document,
                const char     *path,
                GError        **error)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (fields->content == NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("This document has no file."));

      return FALSE;
    }
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL)
    return FALSE;

  iteam_store_copy_contents_async (ctl->store, fields->content, fields->size, G_OUTPUT_STREAM (stream), NULL, iteam_ctl_ready, &result);
  if (!iteam_store_copy_contents_finish (ctl->store, iteam_ctl_wait (&result), error))
    {
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      /* Closed so, what is at that place stays as it was. */
      g_cancellable_cancel (cancelled);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);

      return FALSE;
    }

  return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static int
save (IteamCtl  *ctl,
      int        argc,
      char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE D-3 OUT.pdf"),
    .summary = _("Writes the contents of a document to a file."),
    .least = 3, .most = 3,
  };
  g_autoptr (IteamDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  id = iteam_ctl_find_document (ctl, argv[2], &error);
  if (id != 0)
    document = iteam_ctl_read_document (ctl, id, &error);
  if (document == NULL || !write_contents (ctl, document, argv[3], &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}

static const struct
{
  const char *word;
  char *verb;
  IteamCtlRun run;
} verbs[] = {
  { "add", (char *) "document add", add },
  { "save", (char *) "document save", save },
  { "note", (char *) "document note", iteam_ctl_document_note },
  { "page", (char *) "document page", iteam_ctl_document_page },
  { "text", (char *) "document text", iteam_ctl_document_text },
};

/**
 * iteam_ctl_document:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl document add FILE PDF… [--title T] [--kind K] [--adopted BODY:DATE]…
 * iteamctl document save FILE D-3 OUT
 * iteamctl document note FILE D-3 PAGE [TEXT…]
 * iteamctl document page FILE D-3 PAGE -o OUT.png [--width PIXELS]
 * iteamctl document text FILE D-3 [--page PAGE]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_document (IteamCtl  *ctl,
                    int        argc,
                    char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("add FILE PDF…, or iteamctl document save|note|page|text FILE D-3 …"),
    .summary = _("Adds documents to the register, writes one, a page of it or its text, or an annotation at a page."),
    .least = G_MAXINT, .most = G_MAXINT,
  };
  int status;

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i].word))
      {
        argv[1] = verbs[i].verb;

        return verbs[i].run (ctl, argc - 1, argv + 1);
      }

  /* What remains is a call for help, or to be told how it is written. */
  iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status);

  return status;
}

/**
 * iteam_ctl_set_document:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl set FILE D-3 [--title T] [--review D] [--adopted BODY:DATE]…
 *
 * Returns: the exit code.
 */
int
iteam_ctl_set_document (IteamCtl  *ctl,
                        int        argc,
                        char     **argv)
{
  g_auto (IteamCtlDocumentFields) fields = { 0 };
  GOptionEntry entries[ITEAM_N_CTL_DOCUMENT_FIELDS + 1];
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE D-3"),
    .summary = _("Changes a document. What no option names is left as it is."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamDocument) read = NULL;
  g_autoptr (IteamDocument) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;
  int status;

  iteam_ctl_document_fields_fill_entries (&fields, entries);
  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (iteam_ctl_document_fields_are_empty (&fields))
    return iteam_ctl_misused (_("Nothing is said to be changed. “iteamctl set FILE D-3 --help” lists what can be."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  id = iteam_ctl_find_document (ctl, argv[2], &error);
  if (id != 0)
    read = iteam_ctl_read_document (ctl, id, &error);
  if (read == NULL)
    return iteam_ctl_fail (error);

  edited = iteam_document_copy (read);
  if (!iteam_ctl_document_fields_apply (&fields, ctl, edited, &error))
    return iteam_ctl_fail (error);
  draft = iteam_document_draft_changes (read, edited);
  if (!iteam_draft_is_empty (draft) && !iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail_with_conflicts (ctl, draft, error);

  return ITEAM_CTL_DONE;
}
