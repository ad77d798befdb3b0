/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-menus.h"

#include <glib/gi18n-lib.h>

/* The menus of the pane of action points. They are made here and not in an .ui
 * file because what they offer are the terms of the domain and the pillars of
 * the file. */

static void
append_target (GMenu      *menu,
               const char *label,
               const char *action,
               GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_nick (GMenu      *menu,
             const char *label,
             const char *action,
             const char *nick)
{
  append_target (menu, label, action, g_variant_new_string (nick));
}

static GMenu *
new_statuses (void)
{
  GMenu *menu = g_menu_new ();

  for (int status = 0; status < ITEAM_N_ACTION_STATUSES; status++)
    append_nick (menu, iteam_action_status_label ((IteamActionStatus) status),
                 "actions.set-status", iteam_action_status_to_nick ((IteamActionStatus) status));

  return menu;
}

static GMenu *
new_priorities (void)
{
  GMenu *menu = g_menu_new ();

  for (int priority = ITEAM_N_PRIORITIES - 1; priority >= 0; priority--)
    append_nick (menu, iteam_priority_label ((IteamPriority) priority),
                 "actions.set-priority", iteam_priority_to_nick ((IteamPriority) priority));

  return menu;
}

static GMenu *
new_kinds (void)
{
  GMenu *menu = g_menu_new ();

  for (int kind = 0; kind < ITEAM_N_ACTION_KINDS; kind++)
    append_nick (menu, iteam_action_kind_label ((IteamActionKind) kind),
                 "actions.set-kind", iteam_action_kind_to_nick ((IteamActionKind) kind));

  return menu;
}

static GMenu *
new_pillars (IteamDirectory *directory)
{
  GMenu *menu = g_menu_new ();
  GListModel *pillars = directory != NULL ? iteam_directory_get_pillars (directory) : NULL;

  for (guint i = 0; pillars != NULL && i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);

      append_target (menu, iteam_pillar_get_name (pillar),
                     "actions.set-pillar", g_variant_new_int64 (iteam_pillar_get_id (pillar)));
    }
  append_target (menu, C_("pillar", "None"), "actions.set-pillar", g_variant_new_int64 (0));

  return menu;
}

static GMenu *
new_postpone (void)
{
  GMenu *menu = g_menu_new ();

  append_nick (menu, _("By a _Day"), "actions.postpone", "day");
  append_nick (menu, _("By a _Week"), "actions.postpone", "week");
  append_nick (menu, _("By a _Month"), "actions.postpone", "month");
  append_nick (menu, _("By a _Quarter"), "actions.postpone", "quarter");
  g_menu_append (menu, _("To a Day of _Choice…"), "actions.due");

  return menu;
}

static void
append_submenu (GMenu      *menu,
                const char *label,
                GMenu      *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/**
 * iteam_action_menus_new_for_column:
 * @column: a column whose cells are a choice of a few values
 * @directory: (nullable): the pillars
 *
 * Returns: (transfer full) (nullable): the menu to choose from, or %NULL if the
 *   column holds something else.
 */
GMenuModel *
iteam_action_menus_new_for_column (IteamActionColumn  column,
                                   IteamDirectory    *directory)
{
  switch (column)
    {
    case ITEAM_ACTION_COLUMN_STATUS: return G_MENU_MODEL (new_statuses ());
    case ITEAM_ACTION_COLUMN_PRIORITY: return G_MENU_MODEL (new_priorities ());
    case ITEAM_ACTION_COLUMN_KIND: return G_MENU_MODEL (new_kinds ());
    case ITEAM_ACTION_COLUMN_PILLAR: return G_MENU_MODEL (new_pillars (directory));
    case ITEAM_ACTION_COLUMN_NUMBER:
    case ITEAM_ACTION_COLUMN_TITLE:
    case ITEAM_ACTION_COLUMN_OWNERS:
    case ITEAM_ACTION_COLUMN_DUE:
    default: return NULL;
    }
}

/**
 * iteam_action_menus_new_postpone:
 *
 * Returns: (transfer full): the menu of how far to postpone.
 */
GMenuModel *
iteam_action_menus_new_postpone (void)
{
  return G_MENU_MODEL (new_postpone ());
}

static void
append_terms (GMenu          *menu,
              IteamDirectory *directory)
{
  append_submenu (menu, _("P_riority"), new_priorities ());
  append_submenu (menu, _("_Pillar"), new_pillars (directory));
  append_submenu (menu, _("_Kind"), new_kinds ());
}

/**
 * iteam_action_menus_new_more:
 * @directory: (nullable): the pillars
 *
 * Returns: (transfer full): the menu of what is done less often to several
 *   action points at once.
 */
GMenuModel *
iteam_action_menus_new_more (IteamDirectory *directory)
{
  GMenu *menu = g_menu_new ();
  GMenu *terms = g_menu_new ();
  GMenu *rest = g_menu_new ();

  append_terms (terms, directory);
  append_section (menu, terms);
  g_menu_append (rest, _("_Copy as Text"), "actions.copy");
  g_menu_append (rest, _("Copy for a S_preadsheet"), "actions.copy-table");
  g_menu_append (rest, _("_Delete"), "actions.delete");
  append_section (menu, rest);

  return G_MENU_MODEL (menu);
}

/* Only where something is new. */
static void
append_mark_seen (GMenu *menu)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_("Mark as See_n"), "actions.mark-seen");

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

/**
 * iteam_action_menus_new_row:
 * @directory: (nullable): the pillars
 * @single: whether one row is chosen
 *
 * Returns: (transfer full): the menu of the rows that are chosen.
 */
GMenuModel *
iteam_action_menus_new_row (IteamDirectory *directory,
                            gboolean        single)
{
  GMenu *menu = g_menu_new ();
  GMenu *first = g_menu_new ();
  GMenu *terms = g_menu_new ();
  GMenu *rest = g_menu_new ();

  if (single)
    g_menu_append (first, _("Edit the _Title"), "actions.edit-title");
  append_submenu (first, _("_Status"), new_statuses ());
  append_submenu (first, _("P_ostpone"), new_postpone ());
  g_menu_append (first, _("D_ue Date…"), "actions.due");
  g_menu_append (first, _("O_wners…"), "actions.owners");
  append_section (menu, first);
  append_terms (terms, directory);
  append_section (menu, terms);
  append_mark_seen (rest);
  g_menu_append (rest, _("_Copy as Text"), "actions.copy");
  g_menu_append (rest, _("Copy for a S_preadsheet"), "actions.copy-table");
  g_menu_append (rest, _("_Delete"), "actions.delete");
  append_section (menu, rest);

  return G_MENU_MODEL (menu);
}

/**
 * iteam_action_menus_new_view:
 *
 * Returns: (transfer full): the menu of how the table is shown.
 */
GMenuModel *
iteam_action_menus_new_view (void)
{
  GMenu *menu = g_menu_new ();
  GMenu *grouping = g_menu_new ();
  GMenu *columns = g_menu_new ();
  GMenu *looks = g_menu_new ();
  GMenu *rest = g_menu_new ();
  GMenu *files = g_menu_new ();

  for (int i = 0; i < ITEAM_N_ACTION_GROUPINGS; i++)
    append_nick (grouping, iteam_action_grouping_label ((IteamActionGrouping) i),
                 "actions.group", iteam_action_grouping_to_nick ((IteamActionGrouping) i));
  for (int i = 0; i < ITEAM_N_ACTION_COLUMNS; i++)
    if (i != ITEAM_ACTION_COLUMN_TITLE)
      {
        g_autofree char *action = g_strconcat ("columns.", iteam_action_column_to_nick ((IteamActionColumn) i), NULL);

        g_menu_append (columns, iteam_action_column_label ((IteamActionColumn) i), action);
      }
  append_submenu (looks, _("_Group By"), grouping);
  append_submenu (looks, _("C_olumns"), columns);
  append_section (menu, looks);
  g_menu_append (rest, _("Select _All"), "actions.select-all");
  g_menu_append (rest, _("_Copy as Text"), "actions.copy");
  g_menu_append (rest, _("Copy for a S_preadsheet"), "actions.copy-table");
  g_menu_append (rest, _("_Paste Rows of a Spreadsheet"), "actions.paste");
  append_section (menu, rest);
  g_menu_append (files, _("_Import from a Spreadsheet…"), "actions.import");
  g_menu_append (files, _("_Export to a Spreadsheet…"), "actions.export");
  append_section (menu, files);

  return G_MENU_MODEL (menu);
}
