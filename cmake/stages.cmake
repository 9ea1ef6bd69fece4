# SPDX-License-Identifier: EUPL-1.2
# Tests that make a build of their own.
