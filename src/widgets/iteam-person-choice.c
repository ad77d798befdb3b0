/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person-choice.h"

#include <glib/gi18n-lib.h>

/* Rows in which one of the people or pillars, or none, or one of several words is chosen. */

/* Whether a row lists these people by these names already. */
static gboolean
is_up_to_date (GListModel *names,
               GListModel *people)
{
  if (names == NULL || g_list_model_get_n_items (names) != g_list_model_get_n_items (people) + 1)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      const char *name = gtk_string_list_get_string (GTK_STRING_LIST (names), i + 1);

      if (!g_str_equal (name, iteam_person_get_name (person)))
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_person_choice_show:
 * @row: a row
 * @directory: (nullable): the people
 * @person: key of the one to show as chosen, or 0
 */
void
iteam_person_choice_show (AdwComboRow    *row,
                          IteamDirectory *directory,
                          gint64          person)
{
  GListModel *people = directory != NULL ? iteam_directory_get_people (directory) : NULL;
  guint selected = 0;

  if (people == NULL)
    return;

  if (!is_up_to_date (adw_combo_row_get_model (row), people))
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      gtk_string_list_append (names, C_("person", "Nobody"));
      for (guint i = 0; i < g_list_model_get_n_items (people); i++)
        {
          g_autoptr (IteamPerson) one = g_list_model_get_item (people, i);

          gtk_string_list_append (names, iteam_person_get_name (one));
        }
      adw_combo_row_set_model (row, G_LIST_MODEL (names));
    }
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) one = g_list_model_get_item (people, i);

      if (iteam_person_get_id (one) == person)
        selected = i + 1;
    }
  adw_combo_row_set_selected (row, selected);
}

/**
 * iteam_person_choice_get:
 * @row: a row
 * @directory: (nullable): the people
 *
 * Returns: the key of the person who is chosen, or 0.
 */
gint64
iteam_person_choice_get (AdwComboRow    *row,
                         IteamDirectory *directory)
{
  guint selected = adw_combo_row_get_selected (row);
  g_autoptr (IteamPerson) person = NULL;

  if (directory != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    person = g_list_model_get_item (iteam_directory_get_people (directory), selected - 1);

  return person != NULL ? iteam_person_get_id (person) : 0;
}

/**
 * iteam_pillar_choice_show:
 * @row: a row
 * @directory: (nullable): the pillars
 * @pillar: key of the one to show as chosen, or 0
 */
void
iteam_pillar_choice_show (AdwComboRow    *row,
                          IteamDirectory *directory,
                          gint64          pillar)
{
  GListModel *pillars = directory != NULL ? iteam_directory_get_pillars (directory) : NULL;
  g_autoptr (GtkStringList) names = NULL;
  guint selected = 0;

  if (pillars == NULL)
    return;

  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, C_("pillar", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) one = g_list_model_get_item (pillars, i);

      gtk_string_list_append (names, iteam_pillar_get_name (one));
      if (iteam_pillar_get_id (one) == pillar)
        selected = i + 1;
    }
  /* A list that is open stays so, unless there is something new in it. */
  if (adw_combo_row_get_model (row) == NULL ||
      g_list_model_get_n_items (adw_combo_row_get_model (row)) != g_list_model_get_n_items (G_LIST_MODEL (names)))
    adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/**
 * iteam_pillar_choice_get:
 * @row: a row
 * @directory: (nullable): the pillars
 *
 * Returns: the key of the pillar that is chosen, or 0.
 */
gint64
iteam_pillar_choice_get (AdwComboRow    *row,
                         IteamDirectory *directory)
{
  guint selected = adw_combo_row_get_selected (row);
  g_autoptr (IteamPillar) pillar = NULL;

  if (directory != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    pillar = g_list_model_get_item (iteam_directory_get_pillars (directory), selected - 1);

  return pillar != NULL ? iteam_pillar_get_id (pillar) : 0;
}

/**
 * iteam_terms_row_fill:
 * @row: a row
 * @terms: the words of an enumeration
 *
 * Lets @row choose among the words, in their order.
 */
void
iteam_terms_row_fill (AdwComboRow      *row,
                      const IteamTerms *terms)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (int i = 0; i < terms->n_terms; i++)
    gtk_string_list_append (labels, iteam_terms_label (terms, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}
