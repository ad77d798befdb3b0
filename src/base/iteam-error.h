/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ITEAM_ERROR (iteam_error_quark ())

/**
 * IteamError:
 * @ITEAM_ERROR_FAILED: something that has no code of its own
 * @ITEAM_ERROR_NOT_A_TEAM_FILE: the file is something else, or empty
 * @ITEAM_ERROR_DAMAGED: a team file that is cut short or does not pass its checks
 * @ITEAM_ERROR_NEWER: written by a newer version of the program
 * @ITEAM_ERROR_UNREADABLE: the file or folder cannot be read
 * @ITEAM_ERROR_READ_ONLY: an edit was asked of a file that is open for reading only
 * @ITEAM_ERROR_EXISTS: there is a file of that name already
 * @ITEAM_ERROR_LOCKED: another program holds the file for too long
 * @ITEAM_ERROR_CONFLICT: someone else changed the same field since it was read
 * @ITEAM_ERROR_NOTHING_TO_UNDO: there is no edit of this person to undo or to redo
 * @ITEAM_ERROR_INVALID: the input does not say what the program can hold
 * @ITEAM_ERROR_NOT_FOUND: no such thing in the file
 * @ITEAM_ERROR_NO_SPACE: the disk is full
 * @ITEAM_ERROR_UNREACHABLE: a share does not answer
 *
 * What can go wrong, as far as a caller acts on it. The message of the error
 * is a whole sentence for a person, translated.
 */
typedef enum
{
  ITEAM_ERROR_FAILED,
  ITEAM_ERROR_NOT_A_TEAM_FILE,
  ITEAM_ERROR_DAMAGED,
  ITEAM_ERROR_NEWER,
  ITEAM_ERROR_UNREADABLE,
  ITEAM_ERROR_READ_ONLY,
  ITEAM_ERROR_EXISTS,
  ITEAM_ERROR_LOCKED,
  ITEAM_ERROR_CONFLICT,
  ITEAM_ERROR_NOTHING_TO_UNDO,
  ITEAM_ERROR_INVALID,
  ITEAM_ERROR_NOT_FOUND,
  ITEAM_ERROR_NO_SPACE,
  ITEAM_ERROR_UNREACHABLE,
} IteamError;

GQuark iteam_error_quark (void);

G_END_DECLS
