/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-reading.h"

#include <math.h>
#include <string.h>

#include "iteam-pdf-poppler.h"

/* An outline that goes round in circles, or has more entries than a person
 * reads, ends here. */
#define MAX_OUTLINE_DEPTH 32
#define MAX_OUTLINE_ITEMS 50000

/* A gap between letters that is a space, as a share of their height. */
#define MIN_GAP 0.4

/* What goes over the bus is UTF-8 without a zero, whatever the file says. */
static char *
make_valid (const char *string)
{
  return g_utf8_make_valid (string != NULL ? string : "", -1);
}

/* Whether one character stands so far from the one before that they are of two
 * words: columns of a table, or a bullet and its line. */
static gboolean
stands_apart (const PopplerRectangle *before,
              const PopplerRectangle *after)
{
  double height = MAX (before->y2 - before->y1, after->y2 - after->y1);

  return after->x1 - before->x2 > MIN_GAP * height || before->x1 - after->x2 > height;
}

/**
 * iteam_pdf_reading_get_text:
 * @page: a page
 *
 * poppler puts no space between words that it did not take for neighbours; here
 * they get one, as in what pdftotext writes.
 *
 * Returns: (transfer full): its text in reading order, with the box of each character
 */
IteamPdfText *
iteam_pdf_reading_get_text (PopplerPage *page)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *text = make_valid (raw);
  g_autofree PopplerRectangle *layout = NULL;
  g_autoptr (GString) spaced = g_string_sized_new (strlen (text) + 64);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (IteamPdfRect));
  gboolean in_word = FALSE;
  unsigned n_layout = 0, i = 0;

  if (text[0] != '\0' && !poppler_page_get_text_layout (page, &layout, &n_layout))
    n_layout = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));
      IteamPdfRect box = { 0 };

      if (i < n_layout)
        box = (IteamPdfRect) { layout[i].x1, layout[i].y1, layout[i].x2, layout[i].y2 };
      if (in_word && !space && i < n_layout && stands_apart (&layout[i - 1], &layout[i]))
        {
          IteamPdfRect gap = { layout[i - 1].x2, box.y1, box.x1, box.y2 };

          g_string_append_c (spaced, ' ');
          g_array_append_val (boxes, gap);
        }
      g_string_append_len (spaced, p, g_utf8_next_char (p) - p);
      g_array_append_val (boxes, box);
      in_word = !space;
    }

  return iteam_pdf_text_new (spaced->str, (IteamPdfRect *) boxes->data, boxes->len);
}

/* The page that a destination is on, from 0, and how far down. */
static int
resolve (PopplerDocument *document,
         PopplerDest     *dest,
         double          *y)
{
  PopplerDest *named = NULL;
  int page = -1;

  *y = NAN;
  if (dest != NULL && dest->type == POPPLER_DEST_NAMED)
    dest = named = poppler_document_find_dest (document, dest->named_dest);
  if (dest != NULL && dest->page_num >= 1 && dest->page_num <= poppler_document_get_n_pages (document))
    {
      page = dest->page_num - 1;
      if (dest->change_top)
        {
          g_autoptr (IteamPopplerPage) target = poppler_document_get_page (document, page);
          double width, height;

          if (target != NULL)
            {
              poppler_page_get_size (target, &width, &height);
              *y = CLAMP (height - dest->top, 0, height);
            }
        }
    }
  g_clear_pointer (&named, poppler_dest_free);

  return page;
}

static int
resolve_named (PopplerDocument *document,
               const char      *name)
{
  int n_pages = poppler_document_get_n_pages (document);
  int page = -1;

  if (g_str_equal (name, "FirstPage"))
    page = 0;
  else if (g_str_equal (name, "LastPage"))
    page = n_pages - 1;

  return page;
}

/* Where an action leads: a page here, or an address. Another file on the disk
 * is no place that a document may send anyone. */
static int
follow (PopplerDocument  *document,
        PopplerAction    *action,
        double           *y,
        char            **uri)
{
  *y = NAN;
  *uri = g_strdup ("");
  if (action == NULL)
    return -1;

  switch (action->type)
    {
    case POPPLER_ACTION_GOTO_DEST:
      return resolve (document, action->goto_dest.dest, y);
    case POPPLER_ACTION_NAMED:
      return resolve_named (document, action->named.named_dest != NULL ? action->named.named_dest : "");
    case POPPLER_ACTION_URI:
      g_free (*uri);
      *uri = make_valid (action->uri.uri);
      return -1;
    default:
      return -1;
    }
}

static void
add_outline (PopplerDocument  *document,
             PopplerIndexIter *iter,
             unsigned          depth,
             GVariantBuilder  *items,
             unsigned         *n_items)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child;
      g_autofree char *title = make_valid (action != NULL ? action->any.title : NULL);
      g_autofree char *uri = NULL;
      double y;
      int page = follow (document, action, &y, &uri);

      g_variant_builder_add (items, "(suidsb)", title, depth, page, y, uri, poppler_index_iter_is_open (iter));
      (*n_items)++;
      g_clear_pointer (&action, poppler_action_free);

      child = depth + 1 < MAX_OUTLINE_DEPTH ? poppler_index_iter_get_child (iter) : NULL;
      if (child != NULL)
        {
          add_outline (document, child, depth + 1, items, n_items);
          poppler_index_iter_free (child);
        }
    }
  while (*n_items < MAX_OUTLINE_ITEMS && poppler_index_iter_next (iter));
}

/**
 * iteam_pdf_reading_get_outline:
 * @document: a document
 *
 * Returns: (transfer floating): its outline, entries in order with their depths
 */
GVariant *
iteam_pdf_reading_get_outline (PopplerDocument *document)
{
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  GVariantBuilder items;
  unsigned n_items = 0;

  g_variant_builder_init (&items, G_VARIANT_TYPE ("a(suidsb)"));
  if (iter != NULL)
    {
      add_outline (document, iter, 0, &items, &n_items);
      poppler_index_iter_free (iter);
    }

  return g_variant_builder_end (&items);
}

/**
 * iteam_pdf_reading_get_links:
 * @document: a document
 * @page: a page of it
 *
 * Returns: (transfer floating): the links on the page that lead somewhere
 */
GVariant *
iteam_pdf_reading_get_links (PopplerDocument *document,
                             PopplerPage     *page)
{
  GList *mapping = poppler_page_get_link_mapping (page);
  GVariantBuilder links;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  g_variant_builder_init (&links, G_VARIANT_TYPE ("a(ddddids)"));
  for (GList *item = mapping; item != NULL; item = item->next)
    {
      PopplerLinkMapping *link = item->data;
      g_autofree char *uri = NULL;
      double y;
      int target = follow (document, link->action, &y, &uri);

      if (target >= 0 || uri[0] != '\0')
        g_variant_builder_add (&links, "(ddddids)", link->area.x1, height - link->area.y2, link->area.x2,
                               height - link->area.y1, target, y, uri);
    }
  poppler_page_free_link_mapping (mapping);

  return g_variant_builder_end (&links);
}

static void
add_string (GVariantBuilder *info,
            const char      *key,
            char            *value)
{
  g_autofree char *valid = make_valid (value);

  if (valid[0] != '\0')
    g_variant_builder_add (info, "{sv}", key, g_variant_new_string (valid));
  g_free (value);
}

static void
add_date (GVariantBuilder *info,
          const char      *key,
          GDateTime       *date)
{
  if (date == NULL)
    return;
  g_variant_builder_add (info, "{sv}", key, g_variant_new_take_string (g_date_time_format_iso8601 (date)));
  g_date_time_unref (date);
}

/**
 * iteam_pdf_reading_get_info:
 * @document: a document
 *
 * Returns: (transfer floating): what the document says of itself
 */
GVariant *
iteam_pdf_reading_get_info (PopplerDocument *document)
{
  PopplerPermissions permissions = poppler_document_get_permissions (document);
  GVariantBuilder info;

  g_variant_builder_init (&info, G_VARIANT_TYPE_VARDICT);
  add_string (&info, "title", poppler_document_get_title (document));
  add_string (&info, "author", poppler_document_get_author (document));
  add_string (&info, "subject", poppler_document_get_subject (document));
  add_string (&info, "keywords", poppler_document_get_keywords (document));
  add_string (&info, "creator", poppler_document_get_creator (document));
  add_string (&info, "producer", poppler_document_get_producer (document));
  add_string (&info, "format", poppler_document_get_pdf_version_string (document));
  add_date (&info, "created", poppler_document_get_creation_date_time (document));
  add_date (&info, "modified", poppler_document_get_modification_date_time (document));
  g_variant_builder_add (&info, "{sv}", "may-print", g_variant_new_boolean (permissions & POPPLER_PERMISSIONS_OK_TO_PRINT));
  g_variant_builder_add (&info, "{sv}", "may-copy", g_variant_new_boolean (permissions & POPPLER_PERMISSIONS_OK_TO_COPY));

  return g_variant_builder_end (&info);
}
