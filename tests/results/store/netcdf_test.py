#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Reads a results file as others will: h5py, netCDF4, xarray and ncdump. Usage: netcdf_test.py WRITER; exit 77: skip."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    import h5py
    import netCDF4
    import numpy as np
    import xarray
except ImportError as missing:
    print(missing)
    sys.exit(77)
if not shutil.which("ncdump"):
    print("no ncdump")
    sys.exit(77)


def check(condition, what):
    if not condition:
        raise SystemExit(f"failed: {what}")
    print("ok:", what)


def every_dataset(path):
    """Path and shape of all data sets, as HDF5 has them."""
    found = {}
    with h5py.File(path) as file:
        file.visititems(lambda name, item: found.update({name: item.shape}) if isinstance(item, h5py.Dataset) else None)
    return found


def with_h5py(path):
    with h5py.File(path) as file:
        check(list(file.attrs["schema_version"]) == [1, 4], "h5py: schema version")
        stock = file["replicates/stock"]
        check(stock.dtype == np.int64 and stock.compression == "gzip" and stock.shuffle, "h5py: int64, shuffled, deflated")
        check(stock.chunks[:2] == (1, 1) and stock.chunks[2:] == stock.shape[2:], "h5py: one chunk per variant and unit")
        check([d[0].name for d in stock.dims] == ["/variant", "/replicate", "/date", "/place", "/cell"], "h5py: dimension scales")
        check(file["region"].asstr()[1] == "Fryslân", "h5py: UTF-8 labels")


def with_netcdf4(path, datasets):
    with netCDF4.Dataset(path) as file:
        check(file.data_model == "NETCDF4", "netCDF4: data model")
        seen = {}

        def walk(group, prefix):
            for name, variable in group.variables.items():
                seen[prefix + name] = variable.shape
                variable[...]
            for name, child in group.groups.items():
                walk(child, prefix + name + "/")

        walk(file, "")
        check(seen == datasets, f"netCDF4: all {len(datasets)} data sets, none dropped")
        check(file["draws/delay_sum"].dimensions == ("variant", "draw", "year", "domain", "place", "cell"), "netCDF4: named dimensions")
        check(file["replicates/policy_cost"].units == "0.01 EUR", "netCDF4: units")
        check("change_count" in file["replicates"].variables, "netCDF4: no table has the name of its own dimension")
        check(list(file["variant"][:]) == ["reference", "none", "tutoring"], "netCDF4: labels")
        check(not any(d.isunlimited() for d in file.dimensions.values()), "netCDF4: fixed dimensions")


def with_xarray(path):
    top = xarray.open_dataset(path)
    tables = xarray.open_dataset(path, group="replicates").assign_coords(top.coords)
    one = tables["stock"].sel(variant="tutoring", place="vo.havo.1", date=2020)
    check(one.dims == ("replicate", "cell") and one.dtype == np.int64, "xarray: select by label")
    with h5py.File(path) as file:
        check(np.array_equal(one.values, file["replicates/stock"][2, :, 1, 1, :]), "xarray: same values as HDF5")
    loose = xarray.open_dataset(path, group="provenance/run")
    check(loose["duration"].dtype == np.float64, "xarray: a duration stays a number")


def with_ncdump(path):
    header = subprocess.run(["ncdump", "-h", path], capture_output=True, text=True)
    check(header.returncode == 0 and "group: replicates" in header.stdout, "ncdump -h")
    check("int64 stock(variant, replicate, date, place, cell)" in header.stdout, "ncdump: dimensions of a table")
    whole = subprocess.run(["ncdump", path], capture_output=True, text=True)
    check(whole.returncode == 0 and not whole.stderr, "ncdump of all values")


def main():
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([sys.argv[1], str(pathlib.Path(folder) / "run")], check=True, capture_output=True, text=True)
        path = made.stdout.strip()
        datasets = every_dataset(path)
        with_h5py(path)
        with_netcdf4(path, datasets)
        with_xarray(path)
        with_ncdump(path)


main()
