/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-folder-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-change.h"

/* The page that explains a folder of all of a team file, for whoever opens it years
 * from now without the program. */

static const char style[] =
  "body{font:16px/1.5 sans-serif;max-width:52em;margin:2em auto;padding:0 1em;color:#222}"
  "h1{font-size:1.6em}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #ccc}"
  "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;"
  "border-bottom:1px solid #ddd}td.n{text-align:right;white-space:nowrap}small{color:#555}"
  "@media print{a{color:inherit;text-decoration:none}}";

/* What a list holds, in words. */
static const char *
tell_kind (IteamKind kind)
{
  switch (kind)
    {
    case ITEAM_KIND_ACTION: return _("Action points");
    case ITEAM_KIND_ACTION_OWNER: return _("Who owns which action point");
    case ITEAM_KIND_ACTION_NOTE: return _("Progress notes of action points");
    case ITEAM_KIND_CHECK_ITEM: return _("Checklists of action points");
    case ITEAM_KIND_PERSON: return _("People");
    case ITEAM_KIND_PERSON_ROLE: return _("Roles of people");
    case ITEAM_KIND_PERSON_LOGIN: return _("User names by which people are known");
    case ITEAM_KIND_PILLAR: return _("Pillars");
    case ITEAM_KIND_DOCUMENT: return _("Documents of the register");
    case ITEAM_KIND_DOCUMENT_ADOPTION: return _("Who adopted which document, and when");
    case ITEAM_KIND_DOCUMENT_ACTION: return _("Which action point has to do with which document");
    case ITEAM_KIND_DOCUMENT_PILLAR: return _("Which document belongs to which pillar");
    case ITEAM_KIND_PASSAGE: return _("Bookmarks and annotations in documents");
    case ITEAM_KIND_SERIES: return _("Meeting series");
    case ITEAM_KIND_SERIES_MEMBER: return _("Who is asked to the meetings of a series");
    case ITEAM_KIND_MEETING: return _("Meetings");
    case ITEAM_KIND_ATTENDANCE: return _("Who was at which meeting");
    case ITEAM_KIND_AGENDA_ITEM: return _("Agenda items, with their minutes");
    case ITEAM_KIND_ITEM_LINK: return _("Action points and documents of agenda items");
    case ITEAM_KIND_REMARK: return _("Remarks upon minutes");
    case ITEAM_KIND_DECISION: return _("Decisions");
    case ITEAM_KIND_COMMITMENT: return _("Commitments");
    case ITEAM_KIND_ACTIVITY: return _("Activities of the programme");
    case ITEAM_KIND_PARTICIPATION: return _("Participation in activities");
    case ITEAM_KIND_ACTIVITY_DOCUMENT: return _("Documents of activities");
    case ITEAM_KIND_POINT: return _("Points of improvement and attention");
    case ITEAM_KIND_POINT_ACTION: return _("Which action point works on which point");
    case ITEAM_KIND_SPOTLIGHT: return _("Spotlights of the year plan");
    case ITEAM_KIND_PILLAR_LINK: return _("Material of pillars");
    case ITEAM_KIND_REPORT_COUNT: return _("Numbers of reports by year");
    case ITEAM_KIND_REPORT: return _("Annual reports");
    case ITEAM_KIND_REPORT_SECTION: return _("Sections of annual reports");
    case ITEAM_KIND_REPORT_VERSION: return _("Versions of annual reports that were kept");
    case ITEAM_KIND_DESTRUCTION: return _("What was destroyed, and when");
    case ITEAM_KIND_NONE:
    default: return iteam_kind_to_nick (kind);
    }
}

static void
append_escaped (GString    *page,
                const char *format,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (page, format, escaped);
}

static void
append_columns (GString               *page,
                const IteamFolderList *list)
{
  gboolean any = FALSE;

  for (guint i = 0; i < list->columns->len; i++)
    {
      const char *name = g_array_index (list->columns, IteamRowColumn, i).name;
      const char *label = iteam_field_label (list->kind, name);

      if (label == NULL || g_str_equal (name, ITEAM_FIELD_DELETED))
        continue;
      g_string_append (page, any ? ", " : "<br><small>");
      append_escaped (page, "<code>%s</code> ", name);
      append_escaped (page, "%s", label);
      any = TRUE;
    }
  if (any)
    g_string_append (page, "</small>");
}

static void
append_lists (GString      *page,
              const GArray *lists)
{
  append_escaped (page, "<h2>%s</h2>\n", _("The lists"));
  g_string_append (page, "<table>\n");
  append_escaped (page, "<tr><th>%s</th>", _("File"));
  append_escaped (page, "<th>%s</th>", _("What it holds, and its columns"));
  append_escaped (page, "<th>%s</th></tr>\n", _("Rows"));
  for (guint i = 0; i < lists->len; i++)
    {
      const IteamFolderList *list = &g_array_index (lists, IteamFolderList, i);
      g_autofree char *name = iteam_folder_list_name (list->kind);

      if (list->n_rows == 0)
        continue;
      g_string_append_printf (page, "<tr><td><a href=\"%s\">%s</a></td><td>", name, name);
      append_escaped (page, "%s", tell_kind (list->kind));
      append_columns (page, list);
      g_string_append_printf (page, "</td><td class=\"n\">%u</td></tr>\n", list->n_rows);
    }
  g_string_append (page, "<tr><td><a href=\"" ITEAM_FOLDER_HISTORY "\">" ITEAM_FOLDER_HISTORY "</a></td><td>");
  append_escaped (page, "%s</td><td></td></tr>\n</table>\n", _("Change history: who changed what, and when"));
}

static void
append_documents (GString         *page,
                  const GPtrArray *documents)
{
  if (documents->len == 0)
    return;
  append_escaped (page, "<h2>%s</h2>\n<ul>\n", _("The documents"));
  for (guint i = 0; i < documents->len; i++)
    {
      const IteamFolderDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *address = g_uri_escape_string (document->path, "/", FALSE);

      if (document->missing)
        {
          append_escaped (page, "<li>%s <small>", document->title);
          append_escaped (page, "(%s)</small></li>\n", _("was not there yet"));
          continue;
        }
      append_escaped (page, "<li><a href=\"%s\">", address);
      append_escaped (page, "%s</a></li>\n", document->title);
    }
  g_string_append (page, "</ul>\n");
}

/* Private: writes the page; @name is what the team file is called. */
char *
iteam_folder_page_write (const char      *name,
                         const GArray    *lists,
                         const GPtrArray *documents)
{
  GString *page = g_string_new ("<!DOCTYPE html>\n");
  g_autofree char *title = g_strdup_printf (_("All of “%s”"), name != NULL ? name : "");
  g_autofree char *day = iteam_day_format (iteam_day_today (), iteam_day_today (), ITEAM_DAY_LONG);
  g_autofree char *made = g_strdup_printf (_("This folder was made on %s. It holds everything that was in the team file, in formats that need "
                                             "no program of their own: lists (CSV), which every spreadsheet opens, and documents (PDF)."), day);

  /* Translators: the code of your language, for a web page. */
  append_escaped (page, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", C_("language code", "en"));
  append_escaped (page, "<title>%s</title>\n", title);
  g_string_append_printf (page, "<style>%s</style>\n</head>\n<body>\n", style);
  append_escaped (page, "<h1>%s</h1>\n", title);
  append_escaped (page, "<p>%s</p>\n", made);
  append_escaped (page, "<h2>%s</h2>\n<ul>\n", _("How to read it"));
  append_escaped (page, "<li>%s</li>\n", _("Each row begins with its key, “action:1042…”. Where another list has such a key, it means that row; "
                                           "the column in brackets behind it says it in words."));
  append_escaped (page, "<li>%s</li>\n", _("Days are written year-month-day. A 1 stands for yes. A row with “deleted” is there only because "
                                           "another one still speaks of it."));
  append_escaped (page, "<li>%s</li>\n", _("Minutes are written with asterisks around what is bold, and with a hyphen before each item of a list."));
  append_escaped (page, "<li>%s</li>\n", _("An apostrophe before =, +, - or @ keeps a spreadsheet from taking the text for a formula."));
  append_escaped (page, "<li>%s <code>iteamctl import NEW.iteam --all FOLDER</code></li>\n</ul>\n",
                  _("A team file is made of the folder again in the menu of Integriteit Team, or with:"));
  append_lists (page, lists);
  append_documents (page, documents);
  g_string_append (page, "</body>\n</html>\n");

  return g_string_free (page, FALSE);
}
