# SPDX-License-Identifier: EUPL-1.2
# Tests that look at the tree itself.
