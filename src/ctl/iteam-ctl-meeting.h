/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl.h"
#include "iteam-meeting-detail.h"
#include "iteam-meeting-rules.h"

G_BEGIN_DECLS

int                 iteam_ctl_add_meeting     (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_set_meeting     (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_add_remark      (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_add_series      (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_add_item        (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_import_meetings (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_export_calendar (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_export_meetings (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_export_decisions (IteamCtl *ctl, int argc, char **argv);
int                 iteam_ctl_list_meetings   (IteamCtl *ctl, char **words);
int                 iteam_ctl_list_agenda     (IteamCtl *ctl, char **words);
int                 iteam_ctl_list_decisions  (IteamCtl *ctl, char **words);
int                 iteam_ctl_list_commitments (IteamCtl *ctl, char **words);
int                 iteam_ctl_list_series     (IteamCtl *ctl, char **words);
int                 iteam_ctl_show_meeting    (IteamCtl *ctl, const char *number);
int                 iteam_ctl_show_outcome    (IteamCtl *ctl, IteamKind kind, const char *number);
gboolean            iteam_ctl_check_may       (IteamCtl *ctl, IteamMeeting *meeting, IteamMeetingDeed deed, GError **error);
gboolean            iteam_ctl_check_minutes   (IteamCtl *ctl, GStrvBuilder *problems, GError **error);
gboolean            iteam_ctl_parse_day       (const char *option, const char *text, IteamDay *day, GError **error);
gboolean            iteam_ctl_apply_time      (gpointer entry, const char *property, const char *option, const char *text, GError **error);
gboolean            iteam_ctl_has_words       (const char *text, char **words);
const char         *iteam_ctl_person_name     (IteamCtl *ctl, gint64 person);
gint64              iteam_ctl_find_numbered   (IteamCtl *ctl, IteamKind kind, const char *number, GError **error);
IteamMeetingDetail *iteam_ctl_read_meeting    (IteamCtl *ctl, gint64 meeting, GError **error);
GPtrArray          *iteam_ctl_read_meetings   (IteamCtl *ctl, GError **error);
GPtrArray          *iteam_ctl_read_outcomes   (IteamCtl *ctl, IteamKind kind, GError **error);
GPtrArray          *iteam_ctl_read_series     (IteamCtl *ctl, GError **error);
IteamSeries        *iteam_ctl_find_series     (IteamCtl *ctl, const char *title, GError **error);

G_END_DECLS
