/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-layout.h"
#include "iteam-directory.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamActionCsvFlags:
 * @ITEAM_ACTION_CSV_ADD_PEOPLE: owners whom the team does not know are added to it
 * @ITEAM_ACTION_CSV_COPIED: rows from a clipboard: with tabs between cells,
 *   perhaps from the middle of a list and so without headings; what has no
 *   place of its own, notes included, goes to the description
 *
 * How to read a list of action points.
 */
typedef enum
{
  ITEAM_ACTION_CSV_ADD_PEOPLE = 1 << 0,
  ITEAM_ACTION_CSV_COPIED = 1 << 1,
} IteamActionCsvFlags;

/**
 * IteamCsvProblem:
 * @line: the line on which the row starts, from 1
 * @column: the column, from 1
 * @heading: (nullable): the heading of that column
 * @message: what is wrong, a whole sentence
 *
 * What cannot be taken from a list.
 */
typedef struct
{
  guint  line;
  guint  column;
  char  *heading;
  char  *message;
} IteamCsvProblem;

/**
 * IteamActionImport:
 * @actions: (element-type IteamActionPoint): the action points of the rows
 *   without a problem
 * @notes: (element-type IteamActionNote): their notes
 * @people: (element-type IteamPerson): owners that are to be added to the team
 * @problems: (element-type IteamCsvProblem): what is wrong with the other rows
 * @ignored: (element-type utf8): headings of columns that nothing is known of
 *
 * What a list of action points says.
 */
typedef struct
{
  GPtrArray *actions;
  GPtrArray *notes;
  GPtrArray *people;
  GPtrArray *problems;
  GPtrArray *ignored;
} IteamActionImport;

IteamActionImport *iteam_action_csv_read      (const char *text, gsize length, IteamActionLayout *layout, IteamDirectory *directory, IteamDay today, const char *who, IteamActionCsvFlags flags, GError **error);
char              *iteam_action_csv_write     (GPtrArray *actions, IteamDirectory *directory);
void               iteam_action_csv_append    (GString *out, char separator, GPtrArray *actions, IteamDirectory *directory);

IteamDraft        *iteam_action_import_draft  (IteamActionImport *self);
void               iteam_action_import_free   (IteamActionImport *self);
char              *iteam_csv_problem_format   (const IteamCsvProblem *self);
void               iteam_csv_problem_free     (IteamCsvProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamActionImport, iteam_action_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamCsvProblem, iteam_csv_problem_free)

G_END_DECLS
