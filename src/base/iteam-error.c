/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-error.h"

G_DEFINE_QUARK (iteam-error-quark, iteam_error)
