/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-properties.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * IteamReaderProperties:
 *
 * What a PDF says of itself, and how large it is.
 */
struct _IteamReaderProperties
{
  AdwWindow parent_instance;

  /* template children */
  GtkStack *stack;
  AdwActionRow *title_row;
  AdwActionRow *author_row;
  AdwActionRow *subject_row;
  AdwActionRow *keywords_row;
  AdwActionRow *created_row;
  AdwActionRow *modified_row;
  AdwActionRow *creator_row;
  AdwActionRow *producer_row;
  AdwActionRow *format_row;
  AdwActionRow *pages_row;
  AdwActionRow *paper_row;
  AdwActionRow *size_row;
  AdwActionRow *rights_row;
  GtkWidget *said_group;
  AdwStatusPage *problem_page;

  /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamReaderProperties, iteam_reader_properties, ADW_TYPE_WINDOW)

/* A row of which there is nothing to say is left out. */
static void
show_row (AdwActionRow *row,
          const char   *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  gboolean is_said = stripped != NULL && stripped[0] != '\0';

  gtk_widget_set_visible (GTK_WIDGET (row), is_said);
  adw_action_row_set_subtitle (row, is_said ? stripped : "");
}

static void
show_time (AdwActionRow *row,
           GDateTime    *time)
{
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  /* Translators: a day and a time, as g_date_time_format() writes them. */
  g_autofree char *text = local != NULL ? g_date_time_format (local, _("%e %B %Y, %H:%M")) : NULL;

  show_row (row, text);
}

static const char *
describe_rights (const IteamPdfInfo *info)
{
  if (info->may_print && info->may_copy)
    return _("Its maker lets it be printed and its text be copied.");
  if (info->may_print)
    return _("Its maker lets it be printed, but not its text be copied.");
  if (info->may_copy)
    return _("Its maker lets its text be copied, but not it be printed.");

  return _("Its maker lets it neither be printed nor its text be copied.");
}

static void
show_info (IteamReaderProperties *self,
           const IteamPdfInfo    *info)
{
  const char *said[] = { info->title, info->author, info->subject, info->keywords };
  gboolean says_something = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    says_something = says_something || (said[i] != NULL && said[i][0] != '\0');
  gtk_widget_set_visible (self->said_group, says_something);

  show_row (self->title_row, info->title);
  show_row (self->author_row, info->author);
  show_row (self->subject_row, info->subject);
  show_row (self->keywords_row, info->keywords);
  show_time (self->created_row, info->created);
  show_time (self->modified_row, info->modified);
  show_row (self->creator_row, info->creator);
  show_row (self->producer_row, info->producer);
  show_row (self->format_row, info->format);
  show_row (self->rights_row, describe_rights (info));
  gtk_stack_set_visible_child_name (self->stack, "info");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamReaderProperties) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfInfo) info = iteam_pdf_document_read_info_finish (ITEAM_PDF_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (info != NULL)
    show_info (self, info);
  else
    {
      adw_status_page_set_description (self->problem_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
}

static void
iteam_reader_properties_dispose (GObject *object)
{
  IteamReaderProperties *self = ITEAM_READER_PROPERTIES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (iteam_reader_properties_parent_class)->dispose (object);
}

static void
iteam_reader_properties_class_init (IteamReaderPropertiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reader_properties_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/reader/iteam-reader-properties.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, author_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, created_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, creator_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, format_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, keywords_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, modified_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, pages_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, paper_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, problem_page);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, producer_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, rights_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, said_group);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, size_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, subject_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReaderProperties, title_row);
}

static void
iteam_reader_properties_init (IteamReaderProperties *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_reader_properties_new:
 * @parent: (nullable): the window to stand in front of
 * @document: a document
 * @page: the page that is being read, from 0, whose size is told
 * @size: how many bytes the document is, or 0 if that is not known
 *
 * Returns: (transfer floating): the window, to be presented.
 */
GtkWidget *
iteam_reader_properties_new (GtkWindow        *parent,
                             IteamPdfDocument *document,
                             guint             page,
                             gint64            size)
{
  IteamReaderProperties *self;
  g_autofree char *pages = NULL;
  g_autofree char *paper = NULL;
  g_autofree char *bytes = NULL;
  double width, height;

  g_return_val_if_fail (ITEAM_IS_PDF_DOCUMENT (document), NULL);

  self = g_object_new (ITEAM_TYPE_READER_PROPERTIES, "transient-for", parent, NULL);
  pages = g_strdup_printf ("%u", iteam_pdf_document_get_n_pages (document));
  iteam_pdf_document_get_page_size (document, page, &width, &height);
  paper = iteam_reader_describe_paper (width, height);
  bytes = size > 0 ? g_format_size ((guint64) size) : NULL;
  show_row (self->pages_row, pages);
  show_row (self->paper_row, paper);
  show_row (self->size_row, bytes);
  iteam_pdf_document_read_info_async (document, self->cancellable, read_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

/**
 * iteam_reader_describe_paper:
 * @width: of a page, in points
 * @height: the same
 *
 * Returns: (transfer full): its size, with the name that people know it by:
 *   "A4, 210 × 297 mm".
 */
char *
iteam_reader_describe_paper (double width,
                             double height)
{
  static const struct
  {
    const char *name;
    int width;
    int height;
  } papers[] = {
    { "A3", 297, 420 },
    { "A4", 210, 297 },
    { "A5", 148, 210 },
    { "Letter", 216, 279 },
  };
  const int across = (int) round (width / 72 * 25.4);
  const int down = (int) round (height / 72 * 25.4);

  /* Programs round points, and printers cut: a millimetre is no other paper. */
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      if (ABS (across - papers[i].width) <= 1 && ABS (down - papers[i].height) <= 1)
        return g_strdup_printf ("%s, %d × %d mm", papers[i].name, papers[i].width, papers[i].height);
      if (ABS (across - papers[i].height) <= 1 && ABS (down - papers[i].width) <= 1)
        /* Translators: the name of a paper's size, then its width and height. */
        return g_strdup_printf (_("%s landscape, %d × %d mm"), papers[i].name, papers[i].height, papers[i].width);
    }

  return g_strdup_printf ("%d × %d mm", across, down);
}
