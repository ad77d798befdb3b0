/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-id.h"

/* How much of a passage goes along in a reference: enough to find it by. */
#define LONGEST_SEARCH 60

/* References to a page of a document, as others keep them: an action point that
 * was made there, a line of minutes. They are written as addresses of pages are:
 * "document:7#page=12&search=geschenken". */

/**
 * iteam_place_shorten:
 * @quote: a passage, on one line
 *
 * Returns: (transfer full): as much of it as goes along in a reference, cut between two
 *   words, so that what is looked for is there.
 */
char *
iteam_place_shorten (const char *quote)
{
  g_autofree char *start = NULL;
  char *space;

  if (g_utf8_strlen (quote, -1) <= LONGEST_SEARCH)
    return g_strdup (quote);

  start = g_utf8_substring (quote, 0, LONGEST_SEARCH);
  space = strrchr (start, ' ');
  if (space != NULL && space > start)
    *space = '\0';

  return g_steal_pointer (&start);
}

/**
 * iteam_place_to_ref:
 * @document: key of a document
 * @page: from 0
 * @quote: (nullable): a passage on it, on one line
 *
 * Returns: (transfer full): the reference to that page, "document:7#page=12".
 */
char *
iteam_place_to_ref (gint64      document,
                    guint       page,
                    const char *quote)
{
  const IteamRef ref = { ITEAM_KIND_DOCUMENT, document };
  g_autofree char *thing = iteam_ref_to_string (&ref);
  g_autofree char *words = quote != NULL ? iteam_place_shorten (quote) : NULL;
  g_autofree char *search = words != NULL ? g_uri_escape_string (words, NULL, TRUE) : NULL;

  if (search != NULL && search[0] != '\0')
    return g_strdup_printf ("%s#page=%u&search=%s", thing, page + 1, search);

  return g_strdup_printf ("%s#page=%u", thing, page + 1);
}

/**
 * iteam_place_parse:
 * @fragment: (nullable): what stands behind the "#" of a reference to a document
 * @page: (out): from 0
 * @quote: (out) (optional) (nullable): the words to look for on it
 *
 * Returns: whether it names a page.
 */
gboolean
iteam_place_parse (const char  *fragment,
                   guint       *page,
                   char       **quote)
{
  g_auto (GStrv) parts = g_strsplit (fragment != NULL ? fragment : "", "&", -1);
  g_autofree char *words = NULL;
  guint64 number = 0;

  for (int i = 0; parts[i] != NULL; i++)
    {
      if (g_str_has_prefix (parts[i], "page=") &&
          !g_ascii_string_to_unsigned (parts[i] + strlen ("page="), 10, 1, G_MAXINT, &number, NULL))
        return FALSE;
      if (g_str_has_prefix (parts[i], "search="))
        {
          g_free (words);
          words = g_uri_unescape_string (parts[i] + strlen ("search="), NULL);
        }
    }
  if (number == 0)
    return FALSE;

  *page = (guint) number - 1;
  if (quote != NULL)
    *quote = g_steal_pointer (&words);

  return TRUE;
}

/**
 * iteam_place_describe:
 * @title: the title of a document
 * @label: what it calls the page
 *
 * Returns: (transfer full): the page in words, "Gedragscode, page 12".
 */
char *
iteam_place_describe (const char *title,
                      const char *label)
{
  /* Translators: the title of a document, then the number of a page. */
  return g_strdup_printf (_("%s, page %s"), title, label);
}

/**
 * iteam_place_draft_action:
 * @action: a new action point
 * @document: key of the document that gave rise to it
 * @page: from 0
 * @origin: the page in words
 * @quote: (nullable): the passage, on one line
 *
 * Returns: (transfer full): the draft that adds @action with where it comes from,
 *   and the link between both.
 */
IteamDraft *
iteam_place_draft_action (IteamActionPoint *action,
                          gint64            document,
                          guint             page,
                          const char       *origin,
                          const char       *quote)
{
  g_autoptr (IteamActionPoint) copy = NULL;
  g_autofree char *ref = NULL;
  IteamDraft *draft;
  gint64 link;

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (action), NULL);

  copy = iteam_action_point_copy (action);
  ref = iteam_place_to_ref (document, page, quote);
  iteam_action_point_set_origin (copy, origin, ref);
  if (quote != NULL)
    {
      /* Translators: a passage of a document. */
      g_autofree char *description = g_strdup_printf (_("“%s”"), quote);

      iteam_action_point_set_description (copy, description);
    }

  draft = iteam_action_point_draft_new (copy);
  link = iteam_id_for_pair (document, iteam_action_point_get_id (copy));
  iteam_draft_insert (draft, ITEAM_KIND_DOCUMENT_ACTION, link);
  iteam_draft_set_integer (draft, ITEAM_KIND_DOCUMENT_ACTION, link, "document", 0, document);
  iteam_draft_set_integer (draft, ITEAM_KIND_DOCUMENT_ACTION, link, "action", 0, iteam_action_point_get_id (copy));

  return draft;
}

static gboolean
is_linked (const IteamMeetingDetail *detail,
           IteamItemLink            *link)
{
  for (guint i = 0; i < detail->links->len; i++)
    if (iteam_entry_get_id (detail->links->pdata[i]) == iteam_entry_get_id (ITEAM_ENTRY (link)))
      return TRUE;

  return FALSE;
}

/**
 * iteam_place_draft_citation:
 * @detail: a meeting with all that belongs to it
 * @item: an item of its agenda
 * @document: key of the document that is cited
 * @page: from 0
 * @quote: (nullable): the passage, on one line
 * @minutes: the minutes of the item with what is cited, as CommonMark
 *
 * Returns: (transfer full): the draft that writes these minutes and has the item lead
 *   to that passage.
 */
IteamDraft *
iteam_place_draft_citation (const IteamMeetingDetail *detail,
                            IteamAgendaItem          *item,
                            gint64                    document,
                            guint                     page,
                            const char               *quote,
                            const char               *minutes)
{
  g_autoptr (IteamAgendaItem) edited = NULL;
  g_autoptr (IteamItemLink) link = NULL;
  IteamDraft *draft;

  g_return_val_if_fail (detail != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (item), NULL);

  edited = iteam_entry_copy (item);
  g_object_set (edited, "minutes", minutes, NULL);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (item), ITEAM_ENTRY (edited));
  link = iteam_item_link_new_passage (iteam_entry_get_id (ITEAM_ENTRY (item)), document, (int) page + 1, quote);
  if (!is_linked (detail, link))
    iteam_entry_add_to (ITEAM_ENTRY (link), draft);

  return draft;
}
