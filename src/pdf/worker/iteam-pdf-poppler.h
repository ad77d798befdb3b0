/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* poppler's types with g_autoptr(), which newer versions of it have and Debian
 * 12's has not. */
typedef PopplerDocument IteamPopplerDocument;
typedef PopplerPage IteamPopplerPage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPopplerPage, g_object_unref)

G_END_DECLS
