# SPDX-License-Identifier: EUPL-1.2
# Installs the program, its data, and the libraries, so that an outside project can find_package(doorstroom).
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/doorstroom")
set(include_dir "${CMAKE_INSTALL_INCLUDEDIR}/doorstroom")

install(TARGETS doorstroom_deterministic EXPORT doorstroomTargets)
foreach(folder IN ITEMS engine agents policies results experiments)
  if(TARGET doorstroom_${folder}) # headers keep their folder: #include "engine/draws.hpp"
    install(TARGETS doorstroom_${folder} EXPORT doorstroomTargets
      FILE_SET HEADERS DESTINATION "${include_dir}")
  endif()
endforeach()
install(EXPORT doorstroomTargets NAMESPACE doorstroom:: DESTINATION "${package_dir}")

configure_package_config_file(cmake/doorstroomConfig.cmake.in doorstroomConfig.cmake
  INSTALL_DESTINATION "${package_dir}"
  PATH_VARS include_dir)
write_basic_package_version_file(doorstroomConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/doorstroomConfig.cmake"
  "${PROJECT_BINARY_DIR}/doorstroomConfigVersion.cmake"
  cmake/dependencies.cmake
  DESTINATION "${package_dir}")

if(TARGET doorstroom)
  install(TARGETS doorstroom)
endif()
install(DIRECTORY experiments/ DESTINATION "${CMAKE_INSTALL_DATADIR}/doorstroom/experiments"
  FILES_MATCHING PATTERN "*.toml" PATTERN "*.csv" PATTERN "*.md")
# What draws figures and makes the report, found beside the installed program; what only tests need stays behind.
install(DIRECTORY results/web/ DESTINATION "${CMAKE_INSTALL_DATADIR}/doorstroom/web"
  PATTERN "node_modules" EXCLUDE PATTERN "package*.json" EXCLUDE PATTERN ".npmrc" EXCLUDE)
