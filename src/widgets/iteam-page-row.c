/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-page-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many characters of a line stand before what was found. */
#define BEFORE 40

/**
 * IteamPageRow:
 *
 * A page of a document on which something was found: the line that holds it, and
 * which page that is.
 */
struct _IteamPageRow
{
  GtkListBoxRow parent_instance;

  gint64 document;
  guint page;

  /* template children */
  GtkLabel *line_label;
  GtkLabel *page_label;

  /* owned */
  char *title;
  char *found;
};

G_DEFINE_FINAL_TYPE (IteamPageRow, iteam_page_row, GTK_TYPE_LIST_BOX_ROW)

/* What was found is bold, and near the beginning, where it is not cut off. */
static char *
make_markup (const IteamPageContext *context)
{
  const char *hit = context->line + context->from;
  const char *start = hit;
  g_autofree char *before = NULL;
  g_autofree char *found = g_markup_escape_text (hit, (gssize) (context->to - context->from));
  g_autofree char *after = g_markup_escape_text (context->line + context->to, -1);

  for (int i = 0; i < BEFORE && start > context->line; i++)
    start = g_utf8_prev_char (start);
  /* Not in the middle of a word. */
  if (start > context->line)
    while (start < hit && !g_ascii_isspace (*start))
      start = g_utf8_next_char (start);
  before = g_markup_escape_text (start, hit - start);

  return g_strdup_printf ("%s%s<b>%s</b>%s", start > context->line ? "…" : "", before, found, after);
}

static void
iteam_page_row_finalize (GObject *object)
{
  g_free (ITEAM_PAGE_ROW (object)->title);
  g_free (ITEAM_PAGE_ROW (object)->found);

  G_OBJECT_CLASS (iteam_page_row_parent_class)->finalize (object);
}

static void
iteam_page_row_class_init (IteamPageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = iteam_page_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-page-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPageRow, line_label);
  gtk_widget_class_bind_template_child (widget_class, IteamPageRow, page_label);
}

static void
iteam_page_row_init (IteamPageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_page_row_new:
 * @document: a document in which something was found
 * @hit: one of its pages
 *
 * Returns: (transfer floating): a row that shows it.
 */
GtkWidget *
iteam_page_row_new (const IteamDocumentHits *document,
                    const IteamPageHit      *hit)
{
  IteamPageRow *self = g_object_new (ITEAM_TYPE_PAGE_ROW, NULL);
  g_autofree char *number = document->number > 0 ? g_strdup_printf ("D-%d  ", document->number) : g_strdup ("");
  g_autofree char *page = hit->label != NULL ? g_strdup_printf (_("Page %s"), hit->label)
                                             : g_strdup_printf (_("Page %u"), hit->page + 1);
  g_autofree char *markup = hit->context != NULL ? make_markup (hit->context) : NULL;

  self->document = document->document.id;
  self->page = hit->page;
  self->title = g_strconcat (number, document->title, NULL);
  if (hit->context != NULL && hit->context->to > hit->context->from)
    self->found = g_strndup (hit->context->line + hit->context->from, hit->context->to - hit->context->from);
  gtk_label_set_text (self->page_label, page);
  gtk_label_set_markup (self->line_label, markup != NULL ? markup : "");

  return GTK_WIDGET (self);
}

/**
 * iteam_page_row_get_document:
 * @self: a row
 *
 * Returns: the key of its document.
 */
gint64
iteam_page_row_get_document (IteamPageRow *self)
{
  return self->document;
}

/**
 * iteam_page_row_get_page:
 * @self: a row
 *
 * Returns: its page, from 0.
 */
guint
iteam_page_row_get_page (IteamPageRow *self)
{
  return self->page;
}

/**
 * iteam_page_row_get_title:
 * @self: a row
 *
 * Returns: the number and title of its document.
 */
const char *
iteam_page_row_get_title (IteamPageRow *self)
{
  return self->title;
}

/**
 * iteam_page_row_get_found:
 * @self: a row
 *
 * Returns: (nullable): what was found, as it stands on the page: to be marked there,
 *   whatever words, quotes and accents were typed.
 */
const char *
iteam_page_row_get_found (IteamPageRow *self)
{
  return self->found;
}
